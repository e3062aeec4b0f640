import type { Entity } from "../store/entity.ts";
import type { WorldState } from "../store/world.ts";
import type { SnapshotState } from "./twin-snapshot.ts";

/** How one entity differs between two states. */
export interface EntityDifference {
  readonly partition: string;
  readonly resource: string;
  readonly id: string;
  readonly change: "added" | "removed" | "changed";
  /** Names of the fields that differ, of an entity that is in both. */
  readonly fields?: readonly string[];
}

/** What differs from one state to another: by partition, resource and order of creation. */
export function diffStates(from: SnapshotState, to: SnapshotState): readonly EntityDifference[] {
  const [before, after] = [partitionsOf(from), partitionsOf(to)];
  return unite(before, after).flatMap((partition) => {
    const [old, now] = [before[partition]?.tables ?? {}, after[partition]?.tables ?? {}];
    return unite(old, now).flatMap((resource) =>
      diffEntities(entitiesOf(old[resource]), entitiesOf(now[resource])).map((difference) => ({
        partition,
        resource,
        ...difference,
      })),
    );
  });
}

/** How many entities a state has, by partition and resource. */
export function countEntities(
  state: SnapshotState,
): Readonly<Record<string, Readonly<Record<string, number>>>> {
  return Object.fromEntries(
    Object.entries(partitionsOf(state)).map(([partition, { tables }]) => {
      const counts = Object.entries(tables).map(([name, { rows }]) => [name, rows.length] as const);
      return [partition, Object.fromEntries(counts.filter(([, count]) => count > 0))];
    }),
  );
}

function partitionsOf(state: SnapshotState): Readonly<Record<string, WorldState>> {
  return state.of === "twin" ? state.engine.worlds.worlds : { [state.partition]: state.world };
}

function unite(one: object, other: object): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

function entitiesOf(table: WorldState["tables"][string] | undefined): ReadonlyMap<string, Entity> {
  return new Map(table?.rows.map(([key, , entity]) => [key, entity]));
}

type EntityChange = Pick<EntityDifference, "id" | "change" | "fields">;

function diffEntities(
  before: ReadonlyMap<string, Entity>,
  after: ReadonlyMap<string, Entity>,
): EntityChange[] {
  const gone = [...before.keys()].filter((id) => !after.has(id));
  return [
    ...gone.map((id) => ({ id, change: "removed" as const })),
    ...[...after].flatMap(([id, entity]): EntityChange[] => {
      const old = before.get(id);
      if (!old) return [{ id, change: "added" }];
      const fields = unite(old, entity).filter(
        (field) => JSON.stringify(old[field]) !== JSON.stringify(entity[field]),
      );
      return fields.length === 0 ? [] : [{ id, change: "changed", fields }];
    }),
  ];
}
