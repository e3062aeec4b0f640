import { rmSync } from "node:fs";
import { takeDown } from "../processes/take-down.ts";
import { SnapshotStore } from "../snapshots/snapshot-store.ts";
import { stateBefore } from "./put-back.ts";
import type { Run } from "./run.ts";

/**
 * Ends a run whose twins stay as it has left them. What borrowed ones held before becomes a snapshot of the
 * project's; the names of these.
 */
export async function keepRun({ id, folder, twins }: Run): Promise<readonly string[]> {
  const store = new SnapshotStore(folder);
  const names = twins.flatMap(({ twin, borrowed }) => {
    const snapshot = borrowed ? stateBefore(folder, twin.name) : undefined;
    if (!snapshot) return [];
    const name = `before-${id}.${twin.name}`;
    store.save({ schema_version: 1, name, saved_at: new Date().toISOString(), snapshot }, { replace: true });
    return [name];
  });
  await takeDown(folder);
  rmSync(folder.path, { recursive: true, force: true });
  return names;
}
