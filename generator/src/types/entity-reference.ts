import type { OpenAPIV3_1 } from "openapi-types";
import { isReference, resolveReference } from "./resolve-reference.ts";

type Document = OpenAPIV3_1.Document;
type Schema = OpenAPIV3_1.SchemaObject;
type SchemaOrReference = Schema | OpenAPIV3_1.ReferenceObject;

/**
 * Whether a schema stands for another entity: its id, or the entity itself where a request asks for it.
 *
 * It does where the description marks it so (`x-expansionResources`), and where it allows either any string
 * or one of several schemas that have an `id`.
 */
export function isEntityReference(document: Document, schema: Schema): boolean {
  const branches = alternatives(schema).filter((branch) => !isNull(branch));
  const ids = branches.filter(isAnyString);
  if (ids.length === 0) return false;
  if ("x-expansionResources" in schema) return true;
  const others = branches.filter((branch) => !ids.includes(branch));
  return others.length > 0 && others.every((branch) => isEntity(document, branch));
}

function alternatives(schema: Schema): readonly SchemaOrReference[] {
  return schema.anyOf ?? schema.oneOf ?? [];
}

function isNull(schema: SchemaOrReference): boolean {
  return !isReference(schema) && schema.type === "null";
}

function isAnyString(schema: SchemaOrReference): boolean {
  return (
    !isReference(schema) &&
    schema.type === "string" &&
    schema.enum === undefined &&
    schema.const === undefined
  );
}

function isEntity(document: Document, schema: SchemaOrReference): boolean {
  if (!isReference(schema)) return false;
  const target = resolveReference<Schema>(document, schema);
  return Object.hasOwn(target.properties ?? {}, "id");
}
