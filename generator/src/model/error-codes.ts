import type { DocumentIndex } from "./document-index.ts";
import type { RawOperation } from "./raw-operation.ts";
import { branchesOf, type RawSchema } from "./raw-schema.ts";

/** The error codes a description lists for its failures, sorted. */
export function errorCodes(operations: readonly RawOperation[], index: DocumentIndex): readonly string[] {
  const found: { readonly [field: string]: Set<string> } = {
    code: new Set(),
    error: new Set(),
    type: new Set(),
  };
  const seen = new Set<RawSchema>();
  for (const { responses } of operations) {
    for (const { status, content } of responses) {
      if (!/^(default|[45])/i.test(status)) continue;
      for (const [, schema] of content)
        if (schema !== undefined) collect(schema, { index, found, seen, depth: 0 });
    }
  }
  const fields = Object.values(found).filter((codes) => codes.size > 0);
  return [...(fields[0] ?? [])].sort();
}

interface Search {
  readonly index: DocumentIndex;
  readonly found: { readonly [field: string]: Set<string> };
  readonly seen: Set<RawSchema>;
  readonly depth: number;
}

/** Failures nest their code one or two objects deep (`{error: {code}}`); deeper ones are other things' codes. */
const DEPTH = 3;

function collect(schema: RawSchema, search: Search): void {
  const written = search.index.deref(schema).schema;
  if (search.depth > DEPTH || search.seen.has(written)) return;
  search.seen.add(written);
  const deeper = { ...search, depth: search.depth + 1 };
  for (const part of [...(written.allOf ?? []), ...branchesOf(written)]) collect(part, deeper);
  if (written.items !== undefined) collect(written.items, deeper);
  for (const [name, property] of Object.entries(written.properties ?? {})) {
    const held = search.index.deref(property).schema;
    for (const value of held.enum ?? []) if (typeof value === "string") search.found[name]?.add(value);
    if (["error", "errors"].includes(name)) collect(property, deeper);
  }
}
