import type { DocumentIndex } from "../model/document-index.ts";
import { objectView } from "../model/object-view.ts";
import { branchesOf, type RawSchema, typesOf } from "../model/raw-schema.ts";

/**
 * Whether a schema stands for another entity: its id, or the entity itself where a request asks for it.
 *
 * It does where the description marks it so (`x-expansionResources`), and where it allows either any string
 * or one of several schemas that have an `id`.
 */
export function isEntityReference(schema: RawSchema, index: DocumentIndex): boolean {
  const branches = branchesOf(schema);
  const others = branches.filter((branch) => !isAnyString(branch));
  if (others.length === branches.length) return false;
  if (schema["x-expansionResources"] !== undefined) return true;
  return others.length > 0 && others.every((branch) => isEntity(branch, index));
}

function isAnyString(schema: RawSchema): boolean {
  const types = typesOf(schema);
  return (
    types.length === 1 && types[0] === "string" && schema.enum === undefined && schema.const === undefined
  );
}

function isEntity(schema: RawSchema, index: DocumentIndex): boolean {
  if (schema.$ref === undefined) return false;
  return objectView(schema, index).properties.has("id");
}
