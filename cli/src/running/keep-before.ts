import { SnapshotStore } from "../snapshots/snapshot-store.ts";
import { stateBefore } from "./put-back.ts";
import type { RunFolder } from "./run-folder.ts";

/** Makes what a borrowed twin held before a run a snapshot of the project's; its name, where it held anything. */
export function keepBefore(run: RunFolder, twin: string): readonly string[] {
  const snapshot = stateBefore(run, twin);
  if (!snapshot) return [];
  const name = `before-${run.id}.${twin}`.slice(0, 64);
  const kept = { schema_version: 1, name, saved_at: new Date().toISOString(), snapshot } as const;
  new SnapshotStore(run).save(kept, { replace: true });
  return [name];
}
