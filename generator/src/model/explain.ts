import type { Json, OperationEntry, ResourceEntry } from "@wondertwin/framework/contracts";
import { TwinError } from "@wondertwin/framework/contracts";
import type { ApiModel, ModelOperation } from "./api-model.ts";

/** What was derived for one resource, and from what. */
export interface Explanation {
  readonly resource: string;
  /** The field its items are found by. */
  readonly key: string;
  readonly items: readonly string[];
  readonly collections: readonly string[];
  readonly references: { readonly [path: string]: readonly string[] };
  readonly expandable: readonly string[];
  readonly includable: NonNullable<ResourceEntry["includable"]>;
  /** Fields of the entity that a list's query can name. */
  readonly filters: readonly string[];
  /** A new entity before anything is known of it. */
  readonly skeleton: Json;
  readonly state?: NonNullable<ResourceEntry["state"]>;
  /** Names of the events that are about it. */
  readonly events: readonly string[];
  readonly actions: readonly { readonly name: string; readonly becomes?: string }[];
  readonly operations: readonly ExplainedOperation[];
}

export type ExplainedOperation = Pick<
  ModelOperation,
  "id" | "method" | "path" | "kind" | "action" | "coverage" | "why" | "note"
>;

/**
 * Says what was derived for a resource.
 *
 * @throws TwinError `unknown_resource` with the names that come closest
 */
export function explain(model: ApiModel, name: string): Explanation {
  const resource = model.resources[name];
  if (resource === undefined) throw unknownResource(model, name);
  const operations = model.operations.filter((operation) => operation.resource === name);
  return {
    resource: name,
    key: resource.key,
    items: resource.items,
    collections: resource.collections,
    references: { ...resource.references, ...referencesOf(resource) },
    expandable: resource.expandable ?? [],
    includable: { ...resource.includable, ...listsOf(resource) },
    filters: filtersOf(model, resource, operations),
    skeleton: model.skeletons[resource.skeleton] ?? null,
    ...(resource.state !== undefined && { state: resource.state }),
    events: model.events.filter((event) => event.startsWith(`${name}.`)),
    actions: actionsOf(operations),
    operations: operations.map(({ id, method, path, kind, action, coverage, why, note, field }) => ({
      id,
      method,
      // Where all share one address, the name tells them apart.
      path: field === undefined ? path : id,
      kind,
      ...(action !== undefined && { action }),
      coverage,
      why,
      ...(note !== undefined && { note }),
    })),
  };
}

/** The fields that hold ids of other entities, by a schema's own word. */
function referencesOf({ links = {} }: ResourceEntry): Explanation["references"] {
  const holding = Object.values(links).filter(({ kind }) => kind === "one" || kind === "ids");
  return Object.fromEntries(holding.map(({ by, to }) => [by, [to]]));
}

/** The lists of the entities that lead here. */
function listsOf({ links = {} }: ResourceEntry): Explanation["includable"] {
  return Object.fromEntries(
    Object.entries(links).flatMap(([name, { kind, to, by }]) =>
      kind === "many" || kind === "through" ? [[name, { resource: to, by }]] : [],
    ),
  );
}

function filtersOf(
  { schemas }: ApiModel,
  { schema }: ResourceEntry,
  operations: readonly OperationEntry[],
): readonly string[] {
  const fields = schemas[schema]?.properties ?? {};
  const asked = operations
    .filter(({ kind }) => kind === "list")
    .flatMap(({ query }) => (query === undefined ? [] : Object.keys(schemas[query]?.properties ?? {})));
  return [...new Set(asked)].filter((name) => Object.hasOwn(fields, name)).sort();
}

function actionsOf(operations: readonly OperationEntry[]): Explanation["actions"] {
  const actions = new Map<string, { readonly name: string; readonly becomes?: string }>();
  for (const { action, becomes } of operations) {
    if (action === undefined) continue;
    actions.set(action, { name: action, ...(becomes !== undefined && { becomes: becomes.state }) });
  }
  return [...actions.values()];
}

function unknownResource({ name: vendor, resources }: ApiModel, name: string): TwinError {
  const word = name.toLowerCase().split(/[._-]/).at(-1) ?? name;
  const close = Object.keys(resources)
    .filter((each) => each.includes(word) || word.includes(each))
    .slice(0, 5);
  const hint =
    close.length > 0 ? `Try one of: ${close.join(", ")}.` : `See their names: npx wt explain ${vendor}.`;
  return new TwinError("unknown_resource", `${vendor} has no resource called ${name}.`, { hint });
}
