import { rmSync } from "node:fs";
import { takeDown } from "../processes/take-down.ts";
import { finishRun } from "./finish-run.ts";
import { keepBefore } from "./keep-before.ts";
import type { Run } from "./run.ts";

/**
 * Ends a run whose twins stay as it has left them. What borrowed ones held before becomes a snapshot of the
 * project's; the names of these.
 */
export async function keepRun({ id, folder, twins }: Run): Promise<readonly string[]> {
  const kept = twins.flatMap(({ twin, borrowed }) => (borrowed ? keepBefore(folder, twin.name) : []));
  try {
    for (const { control } of twins) await finishRun(control, id);
  } finally {
    await takeDown(folder);
    rmSync(folder.path, { recursive: true, force: true });
  }
  return kept;
}
