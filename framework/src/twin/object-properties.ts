import type { SchemaIndex, SchemaNode } from "../contracts/schema-node.ts";

type Properties = Readonly<Record<string, SchemaIndex>>;

/** The properties of an object's schema, its `allOf` parts included; undefined where it names none. */
export function objectProperties(
  schemas: readonly SchemaNode[],
  schema: SchemaIndex,
): Properties | undefined {
  const { properties, allOf = [] } = schemas[schema] ?? {};
  const parts = allOf.map((part) => objectProperties(schemas, part)).filter((part) => part !== undefined);
  return parts.length === 0 ? properties : Object.assign({}, ...parts, properties);
}
