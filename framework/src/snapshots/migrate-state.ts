import type { SchemaIndex, SchemaNode } from "../contracts/schema-node.ts";
import { TwinError } from "../contracts/twin-error.ts";
import { issueText } from "../reading/issue-text.ts";
import { createReader } from "../reading/read.ts";
import type { Reader } from "../reading/reading.ts";
import type { Entity } from "../store/entity.ts";
import type { TableState } from "../store/table.ts";
import { World, type WorldState } from "../store/world.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { SnapshotState } from "./twin-snapshot.ts";

const MOST_PROBLEMS = 5;

/**
 * A state that another build of the twin has left, for this build to go on from: entities get the fields that are new
 * as a new entity has them.
 *
 * @param versions the version that the state is of, and this one
 * @throws TwinError `snapshot_of_another_build`, which names what this build cannot understand
 */
export function migrateState(
  twin: TwinModel,
  state: SnapshotState,
  { from, to }: { readonly from: string; readonly to: string },
): SnapshotState {
  const problems: string[] = [];
  const migrated = (name: string, world: WorldState) => migrateWorld(twin, { name, world, problems });
  const result: SnapshotState =
    state.of === "partition"
      ? { ...state, world: migrated(state.partition, state.world) }
      : { ...state, engine: { ...state.engine, worlds: migratedWorlds(state.engine.worlds, migrated) } };
  if (problems.length === 0) return result;
  const rest = problems.length - MOST_PROBLEMS;
  const shown = `${problems.slice(0, MOST_PROBLEMS).join(" ")}${rest > 0 ? ` ${rest} more.` : ""}`;
  throw new TwinError(
    "snapshot_of_another_build",
    `The snapshot was taken with another build of ${twin.manifest.name} (${from}; this is ${to}), and this one does not understand all of it: ${shown}`,
    { hint: "Load it with the build it was taken with, or make the state anew and take it again." },
  );
}

function migratedWorlds<W extends { readonly worlds: Readonly<Record<string, WorldState>> }>(
  all: W,
  migrated: (name: string, world: WorldState) => WorldState,
): W {
  const worlds = Object.entries(all.worlds).map(([name, world]) => [name, migrated(name, world)] as const);
  return { ...all, worlds: Object.fromEntries(worlds) };
}

interface Migration {
  readonly name: string;
  readonly world: WorldState;
  /** What was found to be in the way so far. */
  readonly problems: string[];
}

function migrateWorld(twin: TwinModel, { name, world, problems }: Migration): WorldState {
  const reader = createReader(twin.detail.schemas);
  try {
    World.load(name, world);
  } catch {
    problems.push(`The partition ${name} is written down in another way.`);
    return world;
  }
  for (const { resource, effect } of world.agenda.items)
    if (!twin.detail.resources.get(resource)?.behaviour.effects?.[effect])
      problems.push(`A ${resource} waits for ${effect}, which does not happen any more.`);
  const tables = Object.entries(world.tables).map(([resource, table]) => {
    const model = twin.detail.resources.get(resource);
    // Where things of several types are one resource, no field is described for all of them.
    const isMixed = isUnion(twin.detail.schemas, model?.entry?.schema);
    if (model) return [resource, isMixed ? table : migrateTable(reader, model, { table, problems })] as const;
    const isKnown = resource === twin.vendor.events?.resource;
    if (!isKnown && table.rows.length > 0)
      problems.push(`${twin.manifest.title} has no ${resource} any more.`);
    return [resource, table] as const;
  });
  return { ...world, tables: Object.fromEntries(tables) };
}

function isUnion(schemas: readonly SchemaNode[], at: SchemaIndex | undefined): boolean {
  const schema = at === undefined ? undefined : schemas[at];
  return schema?.anyOf !== undefined || schema?.oneOf !== undefined;
}

function migrateTable(
  reader: Reader,
  model: ResourceModel,
  { table, problems }: { readonly table: TableState; readonly problems: string[] },
): TableState {
  const rows = table.rows.map(([key, sequence, entity]) => {
    problems.push(...misfits(reader, model, { key, entity }));
    return [key, sequence, { ...model.blank, ...entity }] as const;
  });
  return { ...table, rows };
}

/** What the description does not allow of an entity any more; the spec's own fields it does not know. */
function misfits(
  reader: Reader,
  { name, properties = {} }: ResourceModel,
  { key, entity }: { readonly key: string; readonly entity: Entity },
): string[] {
  return Object.entries(entity).flatMap(([field, value]) => {
    const schema = Object.hasOwn(properties, field) ? properties[field] : undefined;
    const reading = schema === undefined ? undefined : reader.read(schema, value, "json");
    if (reading === undefined || reading.ok) return [];
    return reading.issues.map((issue) =>
      issueText({ ...issue, path: [name, key, field, ...issue.path] }, name),
    );
  });
}
