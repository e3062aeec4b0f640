import { randomUUID } from "node:crypto";
import { TwinError } from "@wondertwin/framework/contracts";
import { TwinControl } from "../control/twin-control.ts";
import { type BringUpOptions, bringUp, type RunningTwin } from "../processes/bring-up.ts";
import { withLock } from "../processes/lock.ts";
import { readState } from "../processes/state-file.ts";
import { makeStateFolder, type StateFolder } from "../processes/state-folder.ts";
import { vitalSigns } from "../processes/vital-signs.ts";
import type { Twin } from "../project/twin.ts";
import { type ClearedRuns, clearDeadRuns } from "./clear-dead-runs.ts";
import { endRun } from "./end-run.ts";
import { putAside } from "./put-back.ts";
import type { Run, RunTwin } from "./run.ts";
import { type RunFolder, runFolderOf, runFolders } from "./run-folder.ts";
import { type Claim, ownRecord, readRecord, writeRecord } from "./run-record.ts";

export interface RunWish {
  /** Where the project keeps what it knows of running twins. */
  readonly folder: StateFolder;
  readonly id?: string;
  /** The account whose state alone is to be used; null: all of it. */
  readonly partition: string | null;
  /** Whether twins that are up are to be left alone. */
  readonly isolated: boolean;
  /** Whether twins that are started go on afterwards, so that `wt` has to know them as it knows others. */
  readonly keep: boolean;
  /** Contents of seeds, by twin. */
  readonly seeds: ReadonlyMap<string, object>;
  /** Milliseconds until each twin must be ready. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  /** Told of earlier runs that were killed and have been cleared away. */
  readonly onCleared: (cleared: ClearedRuns) => void;
}

/**
 * Gives a run its twins, each at its seed: one that is up is used where it is and its state put aside, unless
 * another run has it; all others are started for this run alone.
 *
 * Throws `run_exists`, and what `bringUp` and the twins' control throw; nothing is left behind then.
 */
export async function beginRun(twins: readonly Twin[], wish: RunWish): Promise<Run> {
  const { folder, partition, id = freshId() } = wish;
  const run = runFolderOf(folder, id);
  const claims = await withLock(folder, () => claim(twins, run, wish));
  const begun: RunTwin[] = [];
  try {
    const borrowed = twins.filter(({ name }) => claims.has(name));
    for (const twin of borrowed) begun.push(await borrow(twin, run, wish));
    begun.push(...(await startOwn(twins, { claims, run, wish })));
    for (const one of begun) await start(one, id, wish);
    return {
      id,
      folder: run,
      partition,
      twins: twins.flatMap((twin) => begun.filter((one) => one.twin === twin)),
    };
  } catch (error) {
    await endRun({ id, folder: run, partition, twins: begun });
    throw error;
  }
}

function freshId(): string {
  return `run-${randomUUID().slice(0, 8)}`;
}

/** Makes the run known, and which twins it borrows; by name. */
async function claim(
  twins: readonly Twin[],
  run: RunFolder,
  { folder, isolated, partition, onCleared }: RunWish,
): Promise<ReadonlyMap<string, Claim>> {
  const cleared = await clearDeadRuns(folder);
  if (cleared.ids.length > 0) onCleared(cleared);
  if (readRecord(run) !== undefined)
    throw new TwinError("run_exists", `The run ${run.id} is going on.`, { hint: "Take another --run-id." });
  const claims = isolated ? [] : await claimable(twins, { folder, partition });
  makeStateFolder(run);
  writeRecord(run, ownRecord(run.id, claims));
  return new Map(claims.map((one) => [one.twin, one]));
}

async function claimable(
  twins: readonly Twin[],
  { folder, partition }: { folder: StateFolder; partition: string | null },
): Promise<readonly Claim[]> {
  const state = readState(folder);
  const taken = runFolders(folder).flatMap((other) => readRecord(other)?.claims ?? []);
  const found = await Promise.all(
    twins.map(async ({ name }): Promise<readonly Claim[]> => {
      const running = state[name];
      if (running === undefined || (await vitalSigns(running)).health !== "healthy") return [];
      const isTaken = taken.some(
        (other) =>
          other.twin === name && (partition === null || (other.partition ?? partition) === partition),
      );
      return isTaken ? [] : [{ twin: name, partition, instance: running.instance }];
    }),
  );
  return found.flat();
}

async function borrow(twin: Twin, run: RunFolder, { folder, partition }: RunWish): Promise<RunTwin> {
  const running = readState(folder)[twin.name];
  if (running === undefined) throw new Error(`${twin.name} was up a moment ago`);
  const control = new TwinControl(twin.name, running.url);
  await putAside(control, { run, partition });
  return { twin, url: running.url, control, borrowed: true };
}

/** Twins that are not borrowed, each on its own port where that is free: programs may have it written down. */
async function startOwn(
  twins: readonly Twin[],
  { claims, run, wish }: { claims: ReadonlyMap<string, Claim>; run: RunFolder; wish: RunWish },
): Promise<readonly RunTwin[]> {
  const { folder, isolated, keep, timeout, signal } = wish;
  const missing = twins.filter(({ name }) => !claims.has(name));
  const known = readState(folder);
  const begun = await Promise.all(
    missing.map((twin) => {
      const home = keep && known[twin.name] === undefined ? folder : run;
      return startOne(twin, { folder: home, timeout, signal, port: isolated ? 0 : twin.summary.port });
    }),
  );
  return begun.flat().map(({ twin, process, child }) => {
    child?.unref();
    const control = new TwinControl(twin.name, process.url);
    return { twin, url: process.url, control, borrowed: false };
  });
}

/** Another run may take a port between a look at it and the twin's start. */
async function startOne(twin: Twin, options: BringUpOptions): Promise<readonly RunningTwin[]> {
  try {
    return await bringUp([twin], options);
  } catch (error) {
    if (!(error instanceof TwinError && error.code === "port_in_use")) throw error;
    return bringUp([twin], { ...options, port: 0 });
  }
}

/** From here on its captures bear the run's id, and whatever is reset begins with the run's entities again. */
async function start({ twin, control }: RunTwin, id: string, { partition, seeds }: RunWish): Promise<void> {
  const fixtures = seeds.get(twin.name);
  const whose = partition === null ? {} : { partition };
  await control.ask("POST", "/_wt/runs", { body: { id, ...whose, ...(fixtures && { fixtures }) } });
}
