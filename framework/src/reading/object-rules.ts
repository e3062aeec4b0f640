import type { SchemaIndex, SchemaNode } from "../contracts/schema-node.ts";
import { compilePattern } from "./pattern.ts";
import type { Walk } from "./walk.ts";

/** What a schema asks of objects. */
export interface ObjectRules {
  readonly properties: Readonly<Record<string, SchemaIndex>>;
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
  return { properties, required, patterns, additional, min, max };
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
    // Nothing that reads a request expects this name, and much that copies an object trips over it.
    if (name === "__proto__" || !isKnown(rules, name)) {
      // Reported where the first one stands; the others join its list.
      if (unknown.push(name) === 1) walk.report({ kind: "unknown", value, names: unknown });
      continue;
    }
    const read = visitProperty(rules, name, value[name], walk);
    if (walk.text) copy[name] = read;
  }
  for (const name of rules.required) {
    if (!Object.hasOwn(value, name)) walk.report({ kind: "missing" }, name);
  }
  if (count < rules.min) walk.report({ kind: "properties", value, limit: { min: rules.min } });
  if (count > rules.max) walk.report({ kind: "properties", value, limit: { max: rules.max } });
  return walk.text ? copy : value;
}

function isKnown(rules: ObjectRules, name: string): boolean {
  return (
    rules.additional !== false ||
    Object.hasOwn(rules.properties, name) ||
    rules.patterns.some(({ matches }) => matches.test(name))
  );
}

function visitProperty(rules: ObjectRules, name: string, value: unknown, walk: Walk): unknown {
  const own = Object.hasOwn(rules.properties, name) ? rules.properties[name] : undefined;
  if (rules.patterns.length === 0) return walk.visitChild(own ?? additionalSchema(rules), value, name);
  // A property counts by its name and by every pattern that its name matches; by none, it is additional.
  const schemas = rules.patterns.filter(({ matches }) => matches.test(name)).map(({ schema }) => schema);
  if (own !== undefined) schemas.unshift(own);
  if (schemas.length === 0) return walk.visitChild(additionalSchema(rules), value, name);
  return schemas.reduce<unknown>((read, schema) => walk.visitChild(schema, read, name), value);
}

function additionalSchema(rules: ObjectRules): SchemaIndex | undefined {
  return rules.additional === false ? undefined : rules.additional;
}
