import type { DocumentIndex } from "./document-index.ts";
import type { RawOperation } from "./raw-operation.ts";
import { branchesOf, type RawSchema } from "./raw-schema.ts";

/**
 * The error codes a description lists for its failures, sorted.
 *
 * Where failures have a code that is any text, there are none: the kinds of failure beside it are no codes.
 */
export function errorCodes(operations: readonly RawOperation[], index: DocumentIndex): readonly string[] {
  const found: Found = new Map();
  const seen = new Set<RawSchema>();
  for (const { responses } of operations) {
    for (const { status, content } of responses) {
      if (!/^(default|[45])/i.test(status)) continue;
      for (const [, schema] of content)
        if (schema !== undefined) collect(schema, { index, found, seen, depth: 0 });
    }
  }
  const field = ["code", "error", "type"].find((name) => found.has(name)) ?? "";
  return [...(found.get(field) ?? [])].sort();
}

/** What each text field of failures lists; a field that may hold any text lists nothing. */
type Found = Map<string, Set<string>>;

interface Search {
  readonly index: DocumentIndex;
  readonly found: Found;
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
    if (holdsText(held)) addTo(search.found, name, held.enum ?? []);
    if (["error", "errors"].includes(name)) collect(property, deeper);
  }
}

function holdsText({ type, enum: values }: RawSchema): boolean {
  return type === "string" || (Array.isArray(type) && type.includes("string")) || values !== undefined;
}

function addTo(found: Found, name: string, values: readonly unknown[]): void {
  const codes = found.get(name) ?? new Set();
  for (const value of values) if (typeof value === "string") codes.add(value);
  found.set(name, codes);
}
