import { createHash } from "node:crypto";
import type { DerivedSchema } from "./schema-of-type.ts";

/** A schema as one part of a package has it, before it has a name that is its own. */
export interface PartSchema {
  /** The part: a folder. */
  readonly part: string;
  readonly name: string;
  /** Its references are keys, as `schemaKey` makes them. */
  readonly schema: DerivedSchema;
}

/** What tells a part's schema from those of other parts. */
export const schemaKey = (part: string, name: string): string => `${part}#${name}`;

/**
 * Names for schemas that the parts of a package each have for themselves: alike ones share one, the most frequent
 * of a name bears it alone, and the others bear their first part's name too.
 */
export function nameAlike(schemas: readonly PartSchema[]): ReadonlyMap<string, string> {
  const classes = likeness(schemas);
  const groups = new Map<string, Map<string, string[]>>();
  for (const { part, name } of schemas) {
    const key = schemaKey(part, name);
    const alike = groups.get(name) ?? new Map<string, string[]>();
    const kind = classes.get(key) ?? "";
    groups.set(name, alike.set(kind, [...(alike.get(kind) ?? []), part]));
  }
  const names = new Map<string, string>();
  for (const [name, alike] of groups) {
    const byUse = [...alike.values()].toSorted(
      (a, b) => b.length - a.length || (a[0] ?? "").localeCompare(b[0] ?? ""),
    );
    for (const [rank, parts] of byUse.entries())
      for (const part of parts)
        names.set(
          schemaKey(part, name),
          rank === 0 ? name : `${name}.${(parts[0] ?? "").replaceAll("/", ".")}`,
        );
  }
  return names;
}

/** For each schema a digest that it shares with those that say the same, as deep as references go. */
function likeness(schemas: readonly PartSchema[]): ReadonlyMap<string, string> {
  let classes = new Map(schemas.map(({ part, name }) => [schemaKey(part, name), name]));
  for (let count = 0; ; ) {
    const next = new Map<string, string>();
    for (const { part, name, schema } of schemas) {
      const text = JSON.stringify(schema, (member, value) =>
        member === "$ref" && typeof value === "string" ? (classes.get(value) ?? value) : value,
      );
      next.set(schemaKey(part, name), createHash("sha256").update(`${name} ${text}`).digest("hex"));
    }
    const kinds = new Set(next.values()).size;
    if (kinds === count) return next;
    count = kinds;
    classes = next;
  }
}
