import { rmSync } from "node:fs";
import { TwinError } from "@wondertwin/framework/contracts";
import { TwinControl } from "../control/twin-control.ts";
import { readState } from "../processes/state-file.ts";
import type { StateFolder } from "../processes/state-folder.ts";
import { takeDown } from "../processes/take-down.ts";
import { putBack } from "./put-back.ts";
import { type RunFolder, runFolders } from "./run-folder.ts";
import { type Claim, isGoingOn, readRecord } from "./run-record.ts";

/**
 * Clears away what runs have left that were killed: the twins that were theirs alone are stopped, and those
 * they had borrowed get their state back. The ids of the runs.
 */
export async function clearDeadRuns(folder: StateFolder): Promise<readonly string[]> {
  const cleared: string[] = [];
  for (const run of runFolders(folder)) {
    const record = readRecord(run);
    if (record !== undefined && isGoingOn(record)) continue;
    await takeDown(run);
    for (const claim of record?.claims ?? []) await giveBack(claim, { folder, run });
    rmSync(run.path, { recursive: true, force: true });
    cleared.push(run.id);
  }
  return cleared;
}

/** A twin that has been started anew since then is no longer the one that was borrowed. */
async function giveBack(
  { twin, instance, partition }: Claim,
  { folder, run }: { folder: StateFolder; run: RunFolder },
): Promise<void> {
  const running = readState(folder)[twin];
  if (running?.instance !== instance) return;
  try {
    await putBack(new TwinControl(twin, running.url), { run, partition });
  } catch (error) {
    if (!(error instanceof TwinError && error.code === "not_running")) throw error;
  }
}
