import type { IdGenerator } from "../authoring/id.ts";
import type { LazyArtifact, ResourceEntry } from "../contracts/artifact.ts";
import type { SchemaIndex } from "../contracts/schema-node.ts";
import type { Reader } from "../reading/reading.ts";
import type { Entity } from "../store/entity.ts";
import { derivedId } from "./derived-id.ts";
import type { AnyBehaviour, AnyIdentity, AnyVendorConfig } from "./erased.ts";
import { firstState } from "./first-state.ts";
import { objectProperties } from "./object-properties.ts";
import { patternedId } from "./patterned-id.ts";
import type { TwinParts } from "./twin-parts.ts";

type Compute = NonNullable<AnyBehaviour["computed"]>[string];

/** A resource as the runtime uses it: the description's word, overridden by the author's. */
export interface ResourceModel {
  readonly name: string;
  /** What the description says of it; absent for a resource that only the spec knows. */
  readonly entry: ResourceEntry | undefined;
  readonly behaviour: AnyBehaviour;
  readonly modelled: boolean;
  readonly key: string;
  /** Whether the key tells entities apart only among those below one parent. */
  readonly scoped: boolean;
  /** The fields that together are the name by which paths find its entities, as the author says. */
  readonly by: readonly string[] | undefined;
  /** All names by which paths find its entities beside the key. */
  readonly names: readonly (readonly string[])[];
  readonly ignoreCase: boolean;
  /** Fields that count up below each parent. */
  readonly numbered: readonly string[];
  readonly stateField: string | undefined;
  readonly id: IdGenerator;
  /** A new entity before anything is known of it. */
  readonly blank: Entity;
  /** The fields the description knows, with their schemas; undefined where it names none. */
  readonly properties: Readonly<Record<string, SchemaIndex>> | undefined;
  /** The fields that leave the twin unasked; undefined: all. */
  readonly shown: ReadonlySet<string> | undefined;
  readonly merged: ReadonlySet<string>;
  /** The fields that every reading computes. */
  readonly computed: readonly (readonly [field: string, compute: Compute])[];
  /** Whether a reading shows more than what is stored. */
  readonly derives: boolean;
}

const noBehaviour: AnyBehaviour = {};

interface ModelSources {
  readonly lazy: LazyArtifact;
  readonly parts: TwinParts;
  readonly vendor: AnyVendorConfig;
  readonly reader: Reader;
  /** By resource, the fields beside its key that parameters of paths match. */
  readonly fieldsInPaths: ReadonlyMap<string, readonly string[]>;
}

export function createResourceModels(input: ModelSources): ReadonlyMap<string, ResourceModel> {
  const { lazy, parts } = input;
  const names = new Set([...Object.keys(lazy.resources), ...parts.resources.keys()]);
  const models = new Map<string, ResourceModel>();
  for (const name of names) models.set(name, createModel(name, input));
  return models;
}

/** The state a new entity begins in, where the description lists some and one of them must be named. */
function begun(skeleton: Entity, entry: ResourceEntry | undefined): Entity {
  const { field, values = [] } = entry?.state ?? {};
  if (field === undefined || typeof skeleton[field] !== "string") return {};
  return { [field]: firstState(values) };
}

function shownFields(
  properties: object,
  { onExpand = [], onCreate = [] }: AnyBehaviour,
): ReadonlySet<string> {
  return new Set(
    Object.keys(properties).filter((field) => !onExpand.includes(field) && !onCreate.includes(field)),
  );
}

function createModel(
  name: string,
  { lazy, parts, vendor, reader, fieldsInPaths }: ModelSources,
): ResourceModel {
  const part = parts.resources.get(name);
  const entry = part?.identity.described === false ? undefined : lazy.resources[name];
  const identity: Partial<AnyIdentity> = part?.identity ?? {};
  const behaviour = part?.behaviour ?? noBehaviour;
  const properties = entry && objectProperties(lazy.schemas, entry.schema);
  // Skeletons of resources are objects by construction.
  const skeleton = (entry && (lazy.skeletons[entry.skeleton] as Entity)) ?? {};
  const shared = Object.entries(vendor.defaults ?? {}).filter(
    ([field, value]) => typeof value !== "function" && (properties === undefined || field in properties),
  );
  const key = identity.key ?? entry?.key ?? "id";
  const tag = entry?.tag ? { [entry.tag.field]: entry.tag.value } : {};
  const names = identity.by ? [identity.by] : (fieldsInPaths.get(name) ?? []).map((field) => [field]);
  const isNumber = (field: string) => lazy.schemas[properties?.[field] ?? -1]?.type === "integer";
  return {
    name,
    entry,
    behaviour,
    modelled: part !== undefined,
    key,
    scoped: entry?.scoped === true && key === entry.key,
    by: identity.by,
    names: names.filter((fields) => fields.join() !== key),
    ignoreCase: identity.ignoreCase ?? false,
    numbered: names.flat().filter(isNumber),
    stateField: identity.state ?? entry?.state?.field,
    id:
      identity.id ??
      vendor.ids?.[name] ??
      patternedId(lazy.schemas[properties?.[key] ?? -1]?.pattern) ??
      derivedId(reader, properties?.[key], vendor.ids?.["*"]),
    blank: { ...skeleton, ...begun(skeleton, entry), ...tag, ...Object.fromEntries(shared) },
    properties,
    shown: properties && shownFields(properties, behaviour),
    merged: new Set([...(vendor.merge ?? []), ...(behaviour.merge ?? [])]),
    derives: behaviour.shows !== undefined || behaviour.computed !== undefined || vendor.links !== undefined,
    computed: Object.entries(behaviour.computed ?? {}).filter(
      ([field]) =>
        !behaviour.onExpand?.includes(field) &&
        // What leads elsewhere is no part of an entity, and is resolved where it is asked for.
        !(entry?.links && properties && !Object.hasOwn(properties, field)),
    ),
  };
}
