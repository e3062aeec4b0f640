import { rmSync } from "node:fs";
import { takeDown } from "../processes/take-down.ts";
import { giveBack } from "./give-back.ts";
import type { Run } from "./run.ts";

/**
 * Gives borrowed twins their state back, stops those that were started for the run alone, and forgets it.
 *
 * The names of the snapshots with the state of twins that are not there any more to be given it.
 */
export async function endRun({ folder, partition, twins }: Run): Promise<readonly string[]> {
  const kept: string[] = [];
  try {
    for (const { control, borrowed } of twins)
      if (borrowed) kept.push(...(await giveBack(control, { run: folder, partition })));
  } finally {
    await takeDown(folder);
    rmSync(folder.path, { recursive: true, force: true });
  }
  return kept;
}
