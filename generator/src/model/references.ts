import type { ReferenceTargets } from "@wondertwin/framework/contracts";
import { type Expansion, readExpandable, readIncludable } from "./expansion.ts";
import { branchesOf, type RawSchema, typesOf } from "./raw-schema.ts";

/** Where an entity's fields lead. */
export interface References {
  readonly references: ReadonlyMap<string, ReferenceTargets>;
  readonly expandable: readonly string[];
  /** Fields absent until asked for, by name; only the entity's own, not those of what it embeds. */
  readonly includable: ReadonlyMap<string, { readonly resource: string; readonly list: boolean }>;
}

/** Decides which resources a plain string field leads to, where its name alone says so. */
export type NameRule = (name: string, schema: RawSchema) => ReferenceTargets | undefined;

interface Walk {
  readonly expansion: Expansion;
  readonly rule: NameRule;
  readonly references: Map<string, ReferenceTargets>;
  readonly expandable: Set<string>;
  readonly includable: Map<string, { readonly resource: string; readonly list: boolean }>;
  /** References being followed, so that an entity inside itself ends the walk. */
  readonly open: string[];
}

/** How deep embedded objects are searched for references. */
const DEPTH = 6;

/** Finds the references of an entity, through the objects and arrays it embeds. */
export function findReferences(schema: RawSchema, expansion: Expansion, rule: NameRule): References {
  const walk: Walk = {
    expansion,
    rule,
    references: new Map(),
    expandable: new Set(),
    includable: new Map(),
    open: [],
  };
  visit(schema, "", walk);
  return { references: walk.references, expandable: [...walk.expandable], includable: walk.includable };
}

function visit(schema: RawSchema, path: string, walk: Walk): void {
  const { $ref } = schema;
  if ($ref === undefined) {
    visitWritten(schema, path, walk);
    return;
  }
  if (walk.open.includes($ref) || walk.open.length > DEPTH) return;
  walk.open.push($ref);
  visit(walk.expansion.index.resolve<RawSchema>($ref), path, walk);
  walk.open.pop();
}

function visitWritten(schema: RawSchema, path: string, walk: Walk): void {
  const expandable = readExpandable(schema, walk.expansion);
  if (expandable !== undefined) {
    // No targets: an id of something that the API itself does not show.
    walk.references.set(path, walk.expansion.table.ofComponents(expandable.components));
    walk.expandable.add(path);
    return;
  }
  for (const part of [...(schema.allOf ?? []), ...branchesOf(schema)]) visit(part, path, walk);
  if (schema.items !== undefined) visit(schema.items, join(path, "*"), walk);
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    visitProperty(schema, name, { property, path, walk });
}

interface PropertyPlace {
  readonly property: RawSchema;
  readonly path: string;
  readonly walk: Walk;
}

function visitProperty(parent: RawSchema, name: string, { property, path, walk }: PropertyPlace): void {
  const includable = readIncludable(parent, name, walk.expansion);
  if (includable !== undefined) {
    if (path === "") walk.includable.set(name, includable);
    return;
  }
  const types = typesOf(property);
  const isPlain = types.includes("string") || types.includes("integer");
  const targets = isPlain && property.enum === undefined ? walk.rule(name, property) : undefined;
  if (targets === undefined) visit(property, join(path, name), walk);
  else if (!walk.references.has(join(path, name))) walk.references.set(join(path, name), targets);
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
