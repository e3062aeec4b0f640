import type { DocumentIndex } from "./document-index.ts";
import { isTombstone } from "./element-schema.ts";
import { listEnvelope } from "./list-envelope.ts";
import { branchesOf, type RawSchema, typesOf } from "./raw-schema.ts";
import type { ResourceTable } from "./resource-table.ts";

/** A field that holds an entity's id and may hold the entity itself. */
export interface Expandable {
  /** The components whose entities may stand there. */
  readonly components: readonly string[];
  /** The schema of the id alone; null where the field may be null. */
  readonly id: RawSchema;
}

/** What decides whether a schema stands for an entity. */
export interface Expansion {
  readonly index: DocumentIndex;
  readonly table: ResourceTable;
}

/**
 * Reads a schema as a field that holds either an entity's id or the entity: `anyOf` of one string and
 * otherwise references to entities.
 */
export function readExpandable(schema: RawSchema, { index, table }: Expansion): Expandable | undefined {
  const branches = branchesOf(schema);
  const id = branches.find((branch) => branch.$ref === undefined && typesOf(branch).includes("string"));
  const others = branches.filter((branch) => branch !== id);
  if (id === undefined || id.enum !== undefined || others.length === 0) return undefined;
  const components = others.flatMap((branch) => index.deref(branch).component ?? []);
  if (components.length !== others.length) return undefined;
  const live = others
    .filter((branch) => !isTombstone(branch, index))
    .flatMap((branch) => index.deref(branch).component ?? []);
  const marked = schema["x-expansionResources"] !== undefined;
  if (!marked && !live.every((component) => table.ofComponents([component]).length > 0)) return undefined;
  const nullable =
    typesOf(schema).includes("null") ||
    [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].some((branch) => typesOf(branch).includes("null"));
  return { components: live, id: nullable ? { ...id, type: ["string", "null"] } : id };
}

/** A field that is absent until a request asks for it. */
export interface Includable {
  readonly resource: string;
  readonly list: boolean;
}

/**
 * Reads a property as one that only a request's wish brings in: the vendor lists it as expandable, it is
 * not required, it has no form as an id, and it holds a page of entities or an entity that has no id of its
 * own and therefore lives nowhere else.
 */
export function readIncludable(
  parent: RawSchema,
  name: string,
  { index, table }: Expansion,
): Includable | undefined {
  const listed = parent["x-expandableFields"];
  if (!Array.isArray(listed) || !listed.includes(name) || parent.required?.includes(name)) return undefined;
  const property = parent.properties?.[name] ?? {};
  const page = listEnvelope(property, index) ?? listEnvelope(branchesOf(property)[0] ?? {}, index);
  if (page?.at !== undefined) {
    const draft = table.ofElement(page.element);
    return draft === undefined ? undefined : { resource: draft.name, list: true };
  }
  const [only, ...more] = property.$ref === undefined ? branchesOf(property) : [property];
  if (only?.$ref === undefined || more.length > 0) return undefined;
  const { schema, component } = index.deref(only);
  const draft = component === undefined ? undefined : table.ofElement({ schema, component });
  if (draft === undefined || draft.groups.length > 0 || schema.properties?.["id"] !== undefined)
    return undefined;
  return { resource: draft.name, list: false };
}
