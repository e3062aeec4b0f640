import type { SchemaIndex, SchemaNode } from "../contracts/schema-node.ts";

/** A text of each format that the empty text is not of. */
const examples: Readonly<Record<string, string>> = {
  date: "1970-01-01",
  "date-time": "1970-01-01T00:00:00Z",
  time: "00:00:00Z",
  duration: "PT0S",
  decimal: "0",
  email: "someone@example.com",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/",
  uuid: "00000000-0000-0000-0000-000000000000",
};

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
      return examples[node.format ?? ""] ?? "x".repeat(node.minLength ?? 0);
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
