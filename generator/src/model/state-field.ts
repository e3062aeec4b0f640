import type { ResourceEntry } from "@wondertwin/framework/contracts";
import type { DocumentIndex } from "./document-index.ts";
import { objectView } from "./object-view.ts";
import { branchesOf, type RawSchema } from "./raw-schema.ts";

/** The field with an entity's state: `status` or `state` with the values listed. */
export function stateField(schema: RawSchema, index: DocumentIndex): ResourceEntry["state"] {
  const { properties } = objectView(schema, index);
  for (const field of ["status", "state"]) {
    const property = properties.get(field);
    if (property === undefined) continue;
    const values = enumOf(property, index).filter((value) => typeof value === "string");
    if (values.length > 1) return { field, values };
  }
  return undefined;
}

/** The field that says which type an entity is of: one with a single allowed value. */
export function tagField(schema: RawSchema, index: DocumentIndex): ResourceEntry["tag"] {
  const { properties } = objectView(schema, index);
  for (const field of ["object", "type", "kind", "resource_type", "@type"]) {
    const [value, ...more] = enumOf(properties.get(field) ?? {}, index);
    if (typeof value === "string" && more.length === 0) return { field, value };
  }
  return undefined;
}

function enumOf(schema: RawSchema, index: DocumentIndex): readonly unknown[] {
  const written = index.deref(schema).schema;
  if (written.const !== undefined) return [written.const];
  if (written.enum !== undefined) return written.enum;
  const [only, ...more] = branchesOf(written);
  return only !== undefined && more.length === 0 ? enumOf(only, index) : [];
}
