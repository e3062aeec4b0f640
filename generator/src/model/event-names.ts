import type { DocumentIndex } from "./document-index.ts";
import type { RawOperation } from "./raw-operation.ts";
import { type RawSchema, typesOf } from "./raw-schema.ts";

const FIELDS = new Set([
  "enabled_events",
  "events",
  "event_types",
  "event_type",
  "types",
  "subscribed_events",
]);
const EVENT = /^[a-z][a-z0-9_]*([.:][a-z0-9_]+)+$/i;

/** The names of the events a vendor tells, from its webhooks or from the list a subscriber chooses from. */
export function eventNames(
  document: object,
  operations: readonly RawOperation[],
  index: DocumentIndex,
): readonly string[] {
  const members: { readonly [member: string]: unknown } = { ...document };
  const webhooks = Object.keys({ ...asObject(members["webhooks"]), ...asObject(members["x-webhooks"]) });
  if (webhooks.length > 0) return webhooks.sort();
  let longest: readonly string[] = [];
  for (const operation of operations) {
    for (const [, schema] of operation.body?.content ?? []) {
      const names = schema === undefined ? [] : listedEvents(schema, index);
      if (names.length > longest.length) longest = names;
    }
  }
  return [...new Set(longest)].sort();
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

function listedEvents(schema: RawSchema, index: DocumentIndex): readonly string[] {
  const properties = index.deref(schema).schema.properties ?? {};
  for (const [name, property] of Object.entries(properties)) {
    if (!FIELDS.has(name)) continue;
    const written = index.deref(property).schema;
    const listed =
      typesOf(written).includes("array") && written.items !== undefined
        ? index.deref(written.items).schema
        : written;
    const names = (listed.enum ?? []).filter(
      (value): value is string => typeof value === "string" && EVENT.test(value),
    );
    if (names.length > 2) return names;
  }
  return [];
}
