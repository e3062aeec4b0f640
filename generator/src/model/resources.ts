import type { Json, ResourceEntry } from "@wondertwin/framework/contracts";
import type { Expansion } from "./expansion.ts";
import { type ItemParameter, idField, itemKey } from "./item-key.ts";
import { nameRule } from "./name-rule.ts";
import { parentFieldOf } from "./parent-field.ts";
import { onlyTies, type PathGroup } from "./path-group.ts";
import { pathShape } from "./path-shape.ts";
import { findReferences, type References } from "./references.ts";
import type { ResourceDraft } from "./resource-table.ts";
import type { SchemaPool } from "./schema-pool.ts";
import { SkeletonWriter } from "./skeleton.ts";
import { stateField, tagField } from "./state-field.ts";
import type { ValuePool } from "./value-pool.ts";
import { wordsOf } from "./words.ts";

/** Where resources are laid down. */
export interface ResourceSite {
  readonly expansion: Expansion;
  /** The paths at which there is only one of a resource, by the resource's name. */
  readonly singletons: ReadonlyMap<string, readonly string[]>;
  readonly schemas: SchemaPool;
  readonly skeletons: ValuePool<Json>;
}

/** Lays down what the description says of every resource, by name, sorted. */
export function layResources(site: ResourceSite): ReadonlyMap<string, ResourceEntry> {
  const { table } = site.expansion;
  const drafts = [...table.drafts.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const rule = nameRule(
    drafts.map(({ element }) => element.schema),
    site.expansion,
  );
  const found = new Map(
    drafts.map((draft) => [draft.name, findReferences(draft.element.schema, site.expansion, rule)]),
  );
  return new Map(drafts.map((draft) => [draft.name, layResource(draft, found, site)]));
}

function layResource(
  draft: ResourceDraft,
  found: ReadonlyMap<string, References>,
  site: ResourceSite,
): ResourceEntry {
  const { index } = site.expansion;
  const { schema } = draft.element;
  const position = site.schemas.add(schema, "entity");
  const own = found.get(draft.name);
  const state = stateField(schema, index);
  const tag = tagField(schema, index);
  const includable = includableOf(draft, found, site);
  return {
    name: draft.name,
    schema: position,
    ...keyOf(draft, site),
    items:
      draft.groups.length > 0
        ? draft.groups.flatMap(({ itemPath }) => itemPath ?? [])
        : (site.singletons.get(draft.name) ?? []),
    collections: draft.groups.flatMap(({ collectionPath }) => collectionPath ?? []),
    skeleton: site.skeletons.add(new SkeletonWriter(site.schemas.nodes).write(position)),
    ...(own !== undefined && own.references.size > 0 && { references: Object.fromEntries(own.references) }),
    ...(own !== undefined && own.expandable.length > 0 && { expandable: own.expandable }),
    ...(includable !== undefined && { includable }),
    ...(state !== undefined && { state }),
    ...(tag !== undefined && { tag }),
  };
}

/**
 * The field that tells a resource's entities apart: its id, else the field that most of the operations on a single
 * item find it by, at a tie the canonical path's; and whether that does so only below one parent.
 */
function keyOf(
  draft: ResourceDraft,
  { expansion: { index } }: ResourceSite,
): Pick<ResourceEntry, "key" | "scoped"> {
  const { schema } = draft.element;
  const votes = new Map<string, number>();
  for (const group of draft.groups.filter((each) => each.parameter !== undefined && !onlyTies(each))) {
    const key = itemKey(schema, itemParameter(draft, group), index);
    if (key !== undefined) votes.set(key, (votes.get(key) ?? 0) + group.item.length);
  }
  const [[found] = []] = [...votes].sort(([, a], [, b]) => b - a);
  const id = idField(schema, index);
  // Entities that no path of their own leads to are named below others: a client by its `client_id`.
  const called = { resource: draft.name, name: `${wordsOf(draft.name).at(-1)}_id`, schema: undefined };
  if (found === undefined || found === id) return { key: id ?? itemKey(schema, called, index) ?? "id" };
  if (id !== undefined) return { key: id };
  const path = draft.groups.find(({ itemPath }) => itemPath !== undefined)?.itemPath ?? "";
  return { key: found, ...(pathShape(path).parameters.length > 1 && { scoped: true }) };
}

function itemParameter(
  { name: resource }: ResourceDraft,
  { item, parameter: name = "" }: PathGroup,
): ItemParameter {
  const parameters = item[0]?.operation.parameters ?? [];
  const declared = parameters.find((parameter) => parameter.in === "path" && parameter.name === name);
  return { name, resource, schema: declared?.schema };
}

function includableOf(
  draft: ResourceDraft,
  found: ReadonlyMap<string, References>,
  site: ResourceSite,
): ResourceEntry["includable"] {
  const fields = [...(found.get(draft.name)?.includable ?? [])];
  if (fields.length === 0) return undefined;
  return Object.fromEntries(
    fields.map(([field, { resource, list }]) => {
      if (!list) return [field, { resource }];
      const references = Object.fromEntries(found.get(resource)?.references ?? []);
      const by = parentFieldOf({ references }, draft.name);
      const url = childCollection(draft, field, { resource, site });
      return [field, { resource, ...(by !== undefined && { by }), ...(url !== undefined && { url }) }];
    }),
  );
}

interface Child {
  readonly resource: string;
  readonly site: ResourceSite;
}

/** The path of the collection below a resource's item that a field of it shows. */
function childCollection(draft: ResourceDraft, field: string, { resource, site }: Child): string | undefined {
  const items = new Set(
    draft.groups.flatMap(({ itemPath }) => (itemPath === undefined ? [] : [pathShape(itemPath).key])),
  );
  const below = site.expansion.table.drafts
    .get(resource)
    ?.groups.filter(({ key }) => items.has(key.slice(0, key.lastIndexOf("/"))));
  const named = below?.find(({ key }) => key.endsWith(`/${field}`)) ?? below?.[0];
  return named?.collectionPath;
}
