import type { OpenAPIV3_1 } from "openapi-types";
import { isEntityReference } from "./entity-reference.ts";
import { isReference, resolveReference, unescapeToken } from "./resolve-reference.ts";
import {
  intersection,
  literal,
  NEVER,
  NULL,
  named,
  STRING,
  type TypeNode,
  UNKNOWN,
  union,
} from "./type-node.ts";
import { typeOfObject } from "./type-of-object.ts";

type SchemaObject = OpenAPIV3_1.SchemaObject;

/** A schema as JSON Schema 2020-12 has it: an object, a reference, or `true` and `false`. */
export type Schema = SchemaObject | OpenAPIV3_1.ReferenceObject | boolean;

/** What the type of a schema depends on beside the schema. */
export interface SchemaScope {
  readonly document: OpenAPIV3_1.Document;
  /** Whether the value is kept in a store, where a reference to an entity is the entity's id. */
  readonly stored: boolean;
  /** The references being written out at this place, so that a recursive one ends. */
  readonly within?: readonly string[];
}

const COMPONENT = "#/components/schemas/";

/** The type of the values a schema allows. */
export function typeOfSchema(schema: Schema, scope: SchemaScope): TypeNode {
  if (typeof schema === "boolean") return schema ? UNKNOWN : NEVER;
  if (isReference(schema)) return typeOfReference(schema, scope);
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum !== undefined) return union(schema.enum.map(literal));
  const nullable = typesOf(schema).includes("null") || alternatives(schema).some(isNull);
  const type = isIdOfEntity(schema, scope)
    ? STRING
    : intersection([ownType(schema, scope), ...combined(schema, scope)]);
  return nullable ? union([type, NULL]) : type;
}

function typeOfReference(reference: OpenAPIV3_1.ReferenceObject, scope: SchemaScope): TypeNode {
  const target = resolveReference<SchemaObject>(scope.document, reference);
  const name = componentName(reference.$ref);
  if (name !== undefined) return named(`Schemas[${JSON.stringify(name)}]`);
  const within = scope.within ?? [];
  if (within.includes(reference.$ref)) return UNKNOWN;
  return typeOfSchema(target, { ...scope, within: [...within, reference.$ref] });
}

/** The name of the schema a reference leads to; undefined where it leads into one, or elsewhere. */
function componentName(pointer: string): string | undefined {
  const name = pointer.startsWith(COMPONENT) ? pointer.slice(COMPONENT.length) : "";
  return name === "" || name.includes("/") ? undefined : unescapeToken(name);
}

function isIdOfEntity(schema: SchemaObject, { document, stored }: SchemaScope): boolean {
  return stored && isEntityReference(document, schema);
}

/** What the schema says by its own keywords, `null` aside. */
function ownType(schema: SchemaObject, scope: SchemaScope): TypeNode {
  const types = typesOf(schema);
  if (types.length === 0) return UNKNOWN;
  return union(types.filter((type) => type !== "null").map((type) => typeOfKind(type, schema, scope)));
}

function typeOfKind(kind: string, schema: SchemaObject, scope: SchemaScope): TypeNode {
  switch (kind) {
    case "array":
      return {
        kind: "array",
        items: "items" in schema ? typeOfSchema(schema.items ?? true, scope) : UNKNOWN,
      };
    case "object":
      return typeOfObject(schema, (inner) => typeOfSchema(inner, scope));
    case "integer":
      return named("number");
    case "string":
      return schema.format === "binary" ? named("Upload") : STRING;
    default:
      return named(kind);
  }
}

/** What the schema says by combining others. */
function combined(schema: SchemaObject, scope: SchemaScope): TypeNode[] {
  const typeOf = (inner: Schema): TypeNode => typeOfSchema(inner, scope);
  const choices = [schema.anyOf, schema.oneOf].filter((choice) => choice !== undefined);
  return [
    ...(schema.allOf ?? []).map(typeOf),
    ...choices.map((choice) => union(choice.filter((branch) => !isNull(branch)).map(typeOf))),
  ];
}

function alternatives(schema: SchemaObject): readonly Schema[] {
  return [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
}

function isNull(schema: Schema): boolean {
  return typeof schema === "object" && !isReference(schema) && schema.type === "null";
}

/** The JSON types a schema names, or that its keywords speak of where it names none. */
function typesOf(schema: SchemaObject): readonly string[] {
  if (schema.type !== undefined) return typeof schema.type === "string" ? [schema.type] : schema.type;
  if ("items" in schema) return ["array"];
  return (schema.properties ?? schema.additionalProperties ?? schema.required) ? ["object"] : [];
}
