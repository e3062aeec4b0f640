import { pointerKeys } from "../description/json-pointer.ts";
import type { DocumentIndex } from "../model/document-index.ts";
import { isNullOnly, type RawSchema, typesOf } from "../model/raw-schema.ts";
import { isEntityReference } from "./entity-reference.ts";
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

/** What the type of a schema depends on beside the schema. */
export interface SchemaScope {
  readonly index: DocumentIndex;
  /** Whether the value is kept in a store, where a reference to an entity is the entity's id. */
  readonly stored: boolean;
}

/** The type of the values a schema allows; `true` allows any, `false` none. */
export function typeOfSchema(schema: RawSchema | boolean, scope: SchemaScope): TypeNode {
  if (typeof schema === "boolean") return schema ? UNKNOWN : NEVER;
  if (schema.$ref !== undefined) return componentAt(schema.$ref);
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum !== undefined) return union(schema.enum.map(literal));
  const type = intersection([ownType(schema, scope), ...combinedTypes(schema, scope)]);
  return allowsNull(schema) ? union([type, NULL]) : type;
}

/** Every reference of a description leads to a component. */
function componentAt(reference: string): TypeNode {
  return { kind: "component", name: pointerKeys(reference)?.at(-1) ?? reference };
}

/** What the schema says by its own keywords, `null` aside. */
function ownType(schema: RawSchema, scope: SchemaScope): TypeNode {
  const kinds = kindsOf(schema);
  if (kinds.length === 0) return UNKNOWN;
  return union(kinds.filter((kind) => kind !== "null").map((kind) => typeOfKind(kind, schema, scope)));
}

/** The JSON types a schema names, or that its keywords speak of where it names none. */
function kindsOf(schema: RawSchema): readonly string[] {
  if (schema.type !== undefined) return typesOf(schema);
  if (schema.items !== undefined) return ["array"];
  const hasMembers = schema.properties ?? schema.additionalProperties ?? schema.required;
  return hasMembers === undefined ? [] : ["object"];
}

function typeOfKind(kind: string, schema: RawSchema, scope: SchemaScope): TypeNode {
  switch (kind) {
    case "array":
      return { kind: "array", items: typeOfSchema(schema.items ?? true, scope) };
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

/** What the schema says by combining others, `null` aside. */
function combinedTypes(schema: RawSchema, scope: SchemaScope): TypeNode[] {
  if (scope.stored && isEntityReference(schema, scope.index)) return [STRING];
  const typeOf = (inner: RawSchema): TypeNode => typeOfSchema(inner, scope);
  const choices = [schema.anyOf, schema.oneOf].filter((choice) => choice !== undefined);
  return [
    ...(schema.allOf ?? []).map(typeOf),
    ...choices.map((choice) => union(choice.filter((branch) => !isNullOnly(branch)).map(typeOf))),
  ];
}

function allowsNull(schema: RawSchema): boolean {
  return (
    typesOf(schema).includes("null") ||
    [schema.anyOf, schema.oneOf].some((choice) => choice?.some(isNullOnly))
  );
}
