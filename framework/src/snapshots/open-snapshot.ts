import { TwinError } from "../contracts/twin-error.ts";
import type { Owner } from "../journal/recorder.ts";
import { isRecord } from "../reading/json-types.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { migrateState } from "./migrate-state.ts";
import { digestOf, SNAPSHOT_FORMAT, type SnapshotState, type TwinSnapshot } from "./twin-snapshot.ts";

/**
 * The state in a snapshot, once it is sure that this twin can go on from there; that of another build as far as this one
 * understands it.
 *
 * @throws TwinError `snapshot_invalid`, `snapshot_format`, `snapshot_of_another`, `snapshot_of_another_build`,
 * `snapshot_damaged`
 */
export function openSnapshot(value: unknown, twin: TwinModel, owner: Owner): SnapshotState {
  const snapshot = asSnapshot(value);
  if (snapshot.format !== SNAPSHOT_FORMAT)
    throw new TwinError(
      "snapshot_format",
      `The snapshot has format ${snapshot.format}; this twin reads ${SNAPSHOT_FORMAT}.`,
      { hint: "Take it anew with this version of the twin." },
    );
  if (snapshot.twin !== owner.twin)
    throw new TwinError("snapshot_of_another", `The snapshot is of ${snapshot.twin}, not of ${owner.twin}.`, {
      hint: `Load it into ${snapshot.twin}.`,
    });
  if (digestOf(snapshot) !== snapshot.digest)
    throw new TwinError("snapshot_damaged", "The snapshot is not as it was taken: its digest differs.", {
      hint: "Take it from where it was kept once more; to change a state by hand, write a seed instead.",
    });
  // Bytes with the right digest were written by makeSnapshot.
  const state = JSON.parse(JSON.stringify(snapshot.state)) as SnapshotState;
  if (snapshot.build === owner.digest) return state;
  return migrateState(twin, state, { from: snapshot.version, to: owner.version });
}

function asSnapshot(value: unknown): TwinSnapshot {
  if (
    isRecord(value) &&
    typeof value["format"] === "number" &&
    ["twin", "version", "build", "digest"].every((name) => typeof value[name] === "string") &&
    isRecord(value["state"])
  )
    // The fields were just looked at; what is in the state, the digest vouches for.
    return value as unknown as TwinSnapshot;
  throw new TwinError("snapshot_invalid", "This is no snapshot of a twin.", {
    hint: "Give what GET /_wt/snapshot or wt snapshot show answered.",
  });
}

export function snapshotOfAll(partition: string): TwinError {
  return new TwinError(
    "snapshot_of_all",
    `The snapshot is of the whole twin, not to be put into ${partition}.`,
    {
      hint: "Load it without naming a partition, or take one of a partition.",
    },
  );
}
