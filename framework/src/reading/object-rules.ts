import type { SchemaIndex, SchemaNode } from "../contracts/schema-node.ts";
import { compilePattern } from "./pattern.ts";
import type { Walk } from "./walk.ts";

/** What a schema asks of objects. */
export interface ObjectRules {
  /** A map, because looking up a name in it costs the same however many schemas were seen before. */
  readonly properties: ReadonlyMap<string, SchemaIndex>;
  readonly required: readonly string[];
  readonly patterns: readonly { readonly matches: RegExp; readonly schema: SchemaIndex }[];
  /** The schema of all other properties; `false`: there must be none; `undefined`: anything. */
  readonly additional: SchemaIndex | false | undefined;
  readonly min: number;
  readonly max: number;
}

const NONE: Readonly<Record<string, SchemaIndex>> = {};

/** Takes the object rules out of a schema; undefined where it has none. */
export function objectRules(node: SchemaNode): ObjectRules | undefined {
  const { properties = NONE, required = [], additionalProperties: additional } = node;
  const patterns = Object.entries(node.patternProperties ?? NONE).flatMap(([pattern, schema]) => {
    const matches = compilePattern(pattern);
    return matches ? [{ matches, schema }] : [];
  });
  const { minProperties: min = 0, maxProperties: max = Number.POSITIVE_INFINITY } = node;
  const isFree = properties === NONE && required.length === 0 && patterns.length === 0;
  if (isFree && additional === undefined && min === 0 && node.maxProperties === undefined) return undefined;
  return { properties: new Map(Object.entries(properties)), required, patterns, additional, min, max };
}

export function visitObject(
  rules: ObjectRules,
  value: Readonly<Record<string, unknown>>,
  walk: Walk,
): unknown {
  const copy: Record<string, unknown> = {};
  const unknown: string[] = [];
  let count = 0;
  for (const name in value) {
    if (walk.full) break;
    count++;
    const schema = schemaOf(rules, name);
    if (schema === false) {
      // Reported where the first one stands; the others join its list.
      if (unknown.push(name) === 1) walk.report({ kind: "unknown", value, names: unknown });
      continue;
    }
    let read = walk.visitChild(schema, value[name], name);
    for (const pattern of rules.patterns) {
      const isFurther = pattern.schema !== schema && pattern.matches.test(name);
      if (isFurther) read = walk.visitChild(pattern.schema, read, name);
    }
    if (walk.text) copy[name] = read;
  }
  for (const name of rules.required) {
    if (!Object.hasOwn(value, name)) walk.report({ kind: "missing" }, name);
  }
  if (count < rules.min) walk.report({ kind: "properties", value, limit: { min: rules.min } });
  if (count > rules.max) walk.report({ kind: "properties", value, limit: { max: rules.max } });
  return walk.text ? copy : value;
}

/** The first schema of a property; undefined where it may hold anything, `false` where it must not be. */
function schemaOf(rules: ObjectRules, name: string): SchemaIndex | false | undefined {
  // Nothing that reads a request expects this name, and much that copies an object trips over it.
  if (name === "__proto__") return false;
  return rules.properties.get(name) ?? schemaByPattern(rules, name) ?? rules.additional;
}

function schemaByPattern(rules: ObjectRules, name: string): SchemaIndex | undefined {
  return rules.patterns.find(({ matches }) => matches.test(name))?.schema;
}
