import { rmSync } from "node:fs";
import { takeDown } from "../processes/take-down.ts";
import { putBack } from "./put-back.ts";
import type { Run } from "./run.ts";

/** Gives borrowed twins their state back, stops those that were started for the run alone, and forgets it. */
export async function endRun({ folder, partition, twins }: Run): Promise<void> {
  try {
    for (const { control, borrowed } of twins)
      if (borrowed) await putBack(control, { run: folder, partition });
  } finally {
    await takeDown(folder);
    rmSync(folder.path, { recursive: true, force: true });
  }
}
