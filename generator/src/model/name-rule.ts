import type { ReferenceTargets } from "@wondertwin/framework/contracts";
import { type Expansion, readExpandable } from "./expansion.ts";
import { objectView } from "./object-view.ts";
import type { PathGroup } from "./path-group.ts";
import { type RawSchema, typesOf } from "./raw-schema.ts";
import type { NameRule } from "./references.ts";
import { snakeCase, wordsOf } from "./words.ts";

/**
 * Builds the rule for plain fields that hold an id.
 *
 * A vendor that marks references teaches names: one that it uses elsewhere for marked references to always
 * the same resource. Where nothing is marked, `<resource>_id` is certain enough if one resource only is
 * called so, its own id is of the same type and the API makes such entities: what nobody can make is only
 * ever named by ids that the twin has not seen.
 */
export function nameRule(schemas: Iterable<RawSchema>, expansion: Expansion): NameRule {
  const learned = learnNames(schemas, expansion);
  const bySuffix = learned.size === 0 ? resourcesByIdName(expansion) : new Map<string, Named>();
  return (name, schema) => {
    const marked = learned.get(name);
    if (marked !== undefined && typesOf(schema).includes("string")) return marked;
    const named = bySuffix.get(snakeCase(name));
    return named !== undefined && typesOf(schema).some((type) => named.types.includes(type))
      ? [named.resource]
      : undefined;
  };
}

/** The names under which marked references always lead to the same single resource. */
function learnNames(
  schemas: Iterable<RawSchema>,
  expansion: Expansion,
): ReadonlyMap<string, ReferenceTargets> {
  const seen = new Map<string, Set<string>>();
  for (const schema of schemas) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const expandable = readExpandable(property, expansion);
      if (expandable === undefined) continue;
      const targets = expansion.table.ofComponents(expandable.components);
      const known = seen.get(name) ?? new Set();
      known.add(expandable.components.length === 1 ? targets.join() : "");
      seen.set(name, known);
    }
  }
  const learned = new Map<string, ReferenceTargets>();
  for (const [name, targets] of seen) {
    const [only] = targets;
    if (
      targets.size === 1 &&
      only !== undefined &&
      only !== "" &&
      wordsOf(only).at(-1) === wordsOf(name).at(-1)
    ) {
      learned.set(name, only.split(","));
    }
  }
  return learned;
}

interface Named {
  readonly resource: string;
  readonly types: readonly string[];
}

function resourcesByIdName({ table, index }: Expansion): ReadonlyMap<string, Named> {
  const named = new Map<string, Named | undefined>();
  for (const { name, element, groups } of table.drafts.values()) {
    if (!groups.some(isFilled)) continue;
    const { properties } = objectView(element.schema, index);
    for (const key of ["id", "sid", "uuid"]) {
      const property = properties.get(key);
      if (property === undefined) continue;
      for (const word of new Set([snakeCase(name), wordsOf(name.split(".").at(-1) ?? name).join("_")])) {
        const idName = `${word}_${key}`;
        named.set(
          idName,
          named.has(idName) ? undefined : { resource: name, types: typesOf(index.deref(property).schema) },
        );
      }
    }
  }
  return new Map(
    [...named].flatMap(([name, entry]) => (entry === undefined ? [] : [[name, entry] as const])),
  );
}

function isFilled({ collection }: PathGroup): boolean {
  return collection.some(({ operation }) => operation.intent === "POST");
}
