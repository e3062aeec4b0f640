import type { Worlds } from "../engine/worlds.ts";
import type { Entity } from "../store/entity.ts";
import type { World } from "../store/world.ts";

/** A partition's state: every resource's entities by key, in the order of creation. */
export type PartitionState = Readonly<Record<string, Readonly<Record<string, Entity>>>>;

/** The state of one partition, or of all that exist. */
export function stateOf(
  worlds: Worlds,
  partition: string | undefined,
): Readonly<Record<string, PartitionState>> {
  const names = partition === undefined ? worlds.names() : [partition];
  return Object.fromEntries(
    names.flatMap((name) => {
      const world = worlds.find(name);
      return world ? [[name, partitionState(world)]] : [];
    }),
  );
}

function partitionState(world: World): PartitionState {
  return Object.fromEntries(
    Array.from(world.tables())
      .filter((table) => table.size > 0)
      .map((table) => [
        table.name,
        Object.fromEntries(Array.from(table.rows("oldest"), (row) => [row.key, row.entity])),
      ]),
  );
}
