import type { DocumentIndex } from "./document-index.ts";
import type { RawSchema } from "./raw-schema.ts";

/** The members an object schema declares, those of its `allOf` parts included. */
export interface ObjectView {
  readonly properties: ReadonlyMap<string, RawSchema>;
  readonly required: ReadonlySet<string>;
}

/** The members of a schema; empty where it describes no object. */
export function objectView(schema: RawSchema, index: DocumentIndex): ObjectView {
  const properties = new Map<string, RawSchema>();
  const required = new Set<string>();
  collect(schema, index, { properties, required, depth: 0 });
  return { properties, required };
}

interface Collected {
  readonly properties: Map<string, RawSchema>;
  readonly required: Set<string>;
  readonly depth: number;
}

function collect(schema: RawSchema, index: DocumentIndex, into: Collected): void {
  // A schema that names itself in its own allOf describes nothing; the limit keeps it from hanging us.
  if (into.depth > 10) return;
  const written = index.deref(schema).schema;
  for (const part of written.allOf ?? []) collect(part, index, { ...into, depth: into.depth + 1 });
  for (const [name, property] of Object.entries(written.properties ?? {}))
    into.properties.set(name, property);
  for (const name of written.required ?? []) into.required.add(name);
}
