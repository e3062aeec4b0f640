import { rmSync } from "node:fs";
import { TwinControl } from "../control/twin-control.ts";
import { readState } from "../processes/state-file.ts";
import type { StateFolder } from "../processes/state-folder.ts";
import { takeDown } from "../processes/take-down.ts";
import { giveBack } from "./give-back.ts";
import { keepBefore } from "./keep-before.ts";
import { type RunFolder, runFolders } from "./run-folder.ts";
import { type Claim, isGoingOn, readRecord } from "./run-record.ts";

/** What was left of runs that were killed. */
export interface ClearedRuns {
  /** The runs' ids. */
  readonly ids: readonly string[];
  /** The snapshots that keep what could not be put back. */
  readonly kept: readonly string[];
}

/**
 * Clears away what runs have left that were killed: the twins that were theirs alone are stopped, and those
 * they had borrowed get their state back.
 */
export async function clearDeadRuns(folder: StateFolder): Promise<ClearedRuns> {
  const ids: string[] = [];
  const kept: string[] = [];
  for (const run of runFolders(folder)) {
    const record = readRecord(run);
    if (record !== undefined && isGoingOn(record)) continue;
    await takeDown(run);
    for (const claim of record?.claims ?? []) kept.push(...(await returnTo(claim, { folder, run })));
    rmSync(run.path, { recursive: true, force: true });
    ids.push(run.id);
  }
  return { ids, kept };
}

/** A twin that has been started anew since then may hold what somebody needs: it stays as it is. */
async function returnTo(
  { twin, instance, partition }: Claim,
  { folder, run }: { folder: StateFolder; run: RunFolder },
): Promise<readonly string[]> {
  const running = readState(folder)[twin];
  if (running?.instance !== instance) return keepBefore(run, twin);
  return giveBack(new TwinControl(twin, running.url), { run, partition });
}
