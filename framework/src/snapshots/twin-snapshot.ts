import { hash } from "node:crypto";
import type { EngineState } from "../engine/engine.ts";
import type { Owner } from "../journal/recorder.ts";
import type { WorldState } from "../store/world.ts";

/** The version of the snapshots' format. */
export const SNAPSHOT_FORMAT = 1;

/** What a snapshot holds: all of a twin, or one partition of it. */
export type SnapshotState =
  | { readonly of: "twin"; readonly engine: EngineState }
  | { readonly of: "partition"; readonly partition: string; readonly world: WorldState };

/** A twin's state as JSON, to be kept, carried elsewhere and loaded again. */
export interface TwinSnapshot {
  readonly format: number;
  readonly twin: string;
  /** The twin's own version. */
  readonly version: string;
  /** sha256 of what the twin is made of: only the same build is sure to go on from there. */
  readonly build: string;
  readonly state: SnapshotState;
  /** sha256 of everything above. */
  readonly digest: string;
}

/** Makes a snapshot of a state; later changes of the twin do not show in it. */
export function makeSnapshot(owner: Owner, state: SnapshotState): TwinSnapshot {
  const content = {
    format: SNAPSHOT_FORMAT,
    twin: owner.twin,
    version: owner.version,
    build: owner.digest,
    // What cannot be written as JSON is not in the snapshot, as it would not be in its file.
    state: JSON.parse(JSON.stringify(state)) as SnapshotState,
  };
  return { ...content, digest: digestOf(content) };
}

/** The digest that a snapshot with this content has. */
export function digestOf({ format, twin, version, build, state }: Omit<TwinSnapshot, "digest">): string {
  return hash("sha256", JSON.stringify({ format, twin, version, build, state }));
}
