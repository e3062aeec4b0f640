import { TwinError } from "../contracts/twin-error.ts";
import type { Engine } from "../engine/engine.ts";
import type { Worlds } from "../engine/worlds.ts";
import type { SnapshotState } from "./twin-snapshot.ts";

/**
 * What a snapshot keeps of a twin, or of one of its partitions.
 *
 * @throws TwinError `unknown_partition` where nobody has entered it
 */
export function snapshotState(
  { engine, worlds }: { readonly engine: Engine; readonly worlds: Worlds },
  partition: string | undefined,
): SnapshotState {
  if (partition === undefined) return { of: "twin", engine: engine.save() };
  const world = worlds.find(partition);
  if (world) return { of: "partition", partition, world: world.save() };
  throw new TwinError("unknown_partition", `There is no partition ${partition}.`, {
    hint: `There are ${worlds.names().join(", ") || "none yet"}.`,
  });
}
