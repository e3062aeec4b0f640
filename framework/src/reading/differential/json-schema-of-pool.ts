import type { SchemaIndex, SchemaNode } from "../../contracts/schema-node.ts";

/** A schema as ajv and json-schema-faker take it. */
export type JsonSchema = { [keyword: string]: unknown };

/** Turns a pool back into one JSON Schema whose `$defs` are its positions. */
export function jsonSchemaOfPool(pool: readonly SchemaNode[]): JsonSchema {
  const $defs = Object.fromEntries(pool.map((node, index) => [index, withChildren(node, referenceTo)]));
  return { $id: "pool", $defs };
}

/** The reference to a position of that schema. */
export function referenceTo(index: SchemaIndex): JsonSchema {
  return { $ref: `pool#/$defs/${index}` };
}

/** Writes a schema with its children in place; one inside itself is cut to a schema that takes anything. */
export function inlined(
  pool: readonly SchemaNode[],
  index: SchemaIndex,
  above: readonly SchemaIndex[] = [],
): JsonSchema {
  const node = pool[index];
  if (node === undefined || above.includes(index)) return {};
  return withChildren(node, (child) => inlined(pool, child, [...above, index]));
}

function withChildren(node: SchemaNode, child: (index: SchemaIndex) => JsonSchema): JsonSchema {
  const { properties, patternProperties, additionalProperties, items, anyOf, oneOf, allOf, not, ...own } =
    node;
  return {
    ...own,
    ...(properties && { properties: mapValues(properties, child) }),
    ...(patternProperties && { patternProperties: mapValues(patternProperties, child) }),
    ...(additionalProperties !== undefined && {
      additionalProperties: additionalProperties === false ? false : child(additionalProperties),
    }),
    ...(items !== undefined && { items: child(items) }),
    ...(anyOf && { anyOf: anyOf.map(child) }),
    ...(oneOf && { oneOf: oneOf.map(child) }),
    ...(allOf && { allOf: allOf.map(child) }),
    ...(not !== undefined && { not: child(not) }),
  };
}

function mapValues(
  children: Readonly<Record<string, SchemaIndex>>,
  child: (index: SchemaIndex) => JsonSchema,
): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(children).map(([name, index]) => [name, child(index)]));
}
