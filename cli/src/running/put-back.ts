import { type Fault, TwinError, type TwinSnapshot } from "@wondertwin/framework/contracts";
import type { TwinControl } from "../control/twin-control.ts";
import { writeAtomically } from "../processes/write-atomically.ts";
import { readJsonObject } from "../project/read-json.ts";
import type { RunFolder } from "./run-folder.ts";

/** Whose state is put aside and back, and where it lies meanwhile. */
export interface Place {
  readonly run: RunFolder;
  /** Only this account's state; null: all of it. */
  readonly partition: string | null;
}

/** Keeps a twin's state on disk, so that it can be put back also where this process is killed. */
export async function putAside(twin: TwinControl, { run, partition }: Place): Promise<void> {
  const before = await stateNow(twin, partition);
  const faults = partition === null ? [] : await faultsOf(twin, partition);
  writeAtomically(run.stateBefore(twin.name), JSON.stringify({ before, faults }));
}

/** The state that was put aside: null for an account that nobody had used, undefined where none was. */
export function stateBefore(run: RunFolder, twin: string): TwinSnapshot | null | undefined {
  return keptOf(run, twin)?.before;
}

/** Gives a twin the state back that it had; does nothing where none was put aside. */
export async function putBack(twin: TwinControl, { run, partition }: Place): Promise<void> {
  const kept = keptOf(run, twin.name);
  if (kept === undefined) return;
  const query = partition === null ? {} : { partition };
  if (kept.before === null) await twin.ask("POST", "/_wt/reset", { query });
  else await twin.ask("POST", "/_wt/snapshot", { query, body: kept.before });
  if (partition === null) return;
  await twin.ask("DELETE", "/_wt/faults", { query });
  for (const { rule } of kept.faults) await twin.ask("POST", "/_wt/faults", { body: rule });
}

interface Kept {
  readonly before: TwinSnapshot | null;
  readonly faults: readonly Fault[];
}

function keptOf(run: RunFolder, twin: string): Kept | undefined {
  // Nobody else writes this file, and the twin checks what it is given.
  return readJsonObject(run.stateBefore(twin)) as Kept | undefined;
}

/** The faults that are for one account alone, which its snapshot does not hold. */
async function faultsOf(twin: TwinControl, partition: string): Promise<readonly Fault[]> {
  const { faults } = await twin.ask<{ readonly faults: readonly Fault[] }>("GET", "/_wt/faults");
  return faults.filter(({ rule }) => rule.partition === partition);
}

/** The state as it is; null for an account that nobody has used yet. */
async function stateNow(twin: TwinControl, partition: string | null): Promise<TwinSnapshot | null> {
  try {
    const query = partition === null ? {} : { partition };
    return await twin.ask<TwinSnapshot>("GET", "/_wt/snapshot", { query });
  } catch (error) {
    if (error instanceof TwinError && error.code === "unknown_partition") return null;
    throw error;
  }
}
