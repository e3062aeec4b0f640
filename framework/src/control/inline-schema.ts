import type { SchemaIndex, SchemaNode } from "../contracts/schema-node.ts";

/** A JSON Schema with its children in it, in the keywords that a schema pool knows. */
export interface InlineSchema
  extends Omit<
    SchemaNode,
    "properties" | "items" | "additionalProperties" | "anyOf" | "oneOf" | "allOf" | "not"
  > {
  readonly description?: string;
  readonly properties?: { readonly [name: string]: InlineSchema };
  readonly items?: InlineSchema;
  readonly additionalProperties?: InlineSchema | false;
  readonly anyOf?: readonly InlineSchema[];
}

/** The same schema as a pool, its root at the position that is given back. */
export function poolOf(schema: InlineSchema): {
  readonly pool: readonly SchemaNode[];
  readonly root: SchemaIndex;
} {
  const pool: SchemaNode[] = [];
  const add = (inline: InlineSchema): SchemaIndex => {
    const { description: _, properties, items, additionalProperties, anyOf, ...plain } = inline;
    const node: SchemaNode = {
      ...plain,
      ...(properties && {
        properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, add(each)])),
      }),
      ...(items && { items: add(items) }),
      ...(additionalProperties !== undefined && {
        additionalProperties: additionalProperties === false ? false : add(additionalProperties),
      }),
      ...(anyOf && { anyOf: anyOf.map(add) }),
    };
    return pool.push(node) - 1;
  };
  return { root: add(schema), pool };
}

/** An object with these fields and no others. */
export function objectOf(
  properties: { readonly [name: string]: InlineSchema },
  required: readonly string[] = [],
): InlineSchema {
  return {
    type: "object",
    properties,
    additionalProperties: false,
    ...(required.length > 0 && { required }),
  };
}
