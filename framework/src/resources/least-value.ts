import type { SchemaIndex, SchemaNode } from "../contracts/schema-node.ts";

/**
 * The least value a schema allows, for a field that must be there and of which nothing is known: null where
 * it may be null, the first listed value, zero, the empty text, an empty array, an object of what it requires.
 */
export function leastValue(schema: SchemaIndex, schemas: readonly SchemaNode[]): unknown {
  const node = schemas[schema] ?? {};
  const { type } = node;
  const types = typeof type === "string" ? [type] : (type ?? []);
  if (types.includes("null")) return null;
  if (node.enum) return node.enum[0];
  const alternatives = node.anyOf ?? node.oneOf;
  if (alternatives) return leastAlternative(alternatives, schemas);
  if (node.allOf) return leastOfAll(node.allOf, schemas);
  switch (types[0]) {
    case "boolean":
      return false;
    case "integer":
    case "number":
      return Math.max(node.minimum ?? 0, (node.exclusiveMinimum ?? -1) + 1);
    case "string":
      return "x".repeat(node.minLength ?? 0);
    case "array":
      return Array.from({ length: node.minItems ?? 0 }, () => leastValue(node.items ?? -1, schemas));
    default:
      return leastObject(node, schemas);
  }
}

function leastAlternative(alternatives: readonly SchemaIndex[], schemas: readonly SchemaNode[]): unknown {
  const allowsNull = alternatives.some((each) => schemas[each]?.type === "null");
  return allowsNull ? null : leastValue(alternatives[0] ?? -1, schemas);
}

function leastOfAll(parts: readonly SchemaIndex[], schemas: readonly SchemaNode[]): unknown {
  const values = parts.map((part) => leastValue(part, schemas));
  const objects = values.filter((value) => typeof value === "object" && value !== null);
  return objects.length === values.length ? Object.assign({}, ...objects) : values[0];
}

function leastObject({ properties = {}, required = [] }: SchemaNode, schemas: readonly SchemaNode[]): object {
  return Object.fromEntries(required.map((name) => [name, leastValue(properties[name] ?? -1, schemas)]));
}
