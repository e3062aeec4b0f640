import type { SchemaIndex, SchemaNode } from "../contracts/schema-node.ts";

type Properties = Readonly<Record<string, SchemaIndex>>;

/**
 * The properties of an object's schema, those of its parts and alternatives included, the first of a name;
 * undefined where it names none.
 */
export function objectProperties(
  schemas: readonly SchemaNode[],
  schema: SchemaIndex,
  above: readonly SchemaIndex[] = [],
): Properties | undefined {
  if (above.includes(schema)) return undefined;
  const { properties, allOf = [], anyOf = [], oneOf = [] } = schemas[schema] ?? {};
  const parts = [...allOf, ...anyOf, ...oneOf]
    .map((part) => objectProperties(schemas, part, [...above, schema]))
    .filter((part) => part !== undefined);
  return parts.length === 0 ? properties : Object.assign({}, ...parts.toReversed(), properties);
}
