import type { Schemas } from "../api.gen.ts";
import type { CrmRecord } from "../resources.ts";
import type { HubspotContext, Store } from "./context.ts";
import { findObjectType, type ObjectType } from "./object-types.ts";
import { failWith, invalid, notFound } from "./problem.ts";
import { findProperty } from "./properties.ts";

/** The type that a path names, or a failure. */
export function typeNamed(context: Pick<HubspotContext, "store" | "fail">, name: string): ObjectType {
  return (
    findObjectType(context.store, name) ??
    failWith(context, invalid(`Unable to infer object type from: ${name}`))
  );
}

/** What a request may say about which record it means. */
export interface Which {
  readonly id: string;
  /** The unique property that the id is a value of; else it is the record's own. */
  readonly idProperty?: string | undefined;
  readonly archived?: boolean | undefined;
}

/** A record by its id, by one that was merged into it, or by a unique property. */
export function findRecord(
  store: Store,
  type: ObjectType,
  { id, idProperty, archived = false }: Which,
): CrmRecord | undefined {
  const fits = (record: CrmRecord | undefined): record is CrmRecord =>
    record !== undefined && record.type === type.name && record.archived === archived;
  if (idProperty !== undefined && idProperty !== "hs_object_id") {
    const value = id.toLowerCase();
    return store.record.find((each) => fits(each) && each.properties[idProperty]?.toLowerCase() === value);
  }
  const own = store.record.find(id);
  return fits(own) ? own : store.record.find((each) => fits(each) && each.mergedIds.includes(id));
}

/** The record that a request means, or a failure. */
export function recordNamed(context: HubspotContext, type: ObjectType, which: Which): CrmRecord {
  checkIdProperty(context, type, which.idProperty);
  return findRecord(context.store, type, which) ?? failWith(context, notFound("resource not found"));
}

/** Only a unique property names a record. */
export function checkIdProperty(context: HubspotContext, type: ObjectType, name: string | undefined): void {
  if (name === undefined || name === "hs_object_id") return;
  if (findProperty(context.store, type, name)?.hasUniqueValue) return;
  failWith(context, invalid(`The property ${name} is not a unique property of ${type.name}.`));
}

/** What a request may say about which properties it wants. */
export interface Wanted {
  readonly properties?: readonly string[] | undefined;
  readonly propertiesWithHistory?: readonly string[] | undefined;
}

/** Names may come in one text, parted by commas. */
export const namesIn = (list: readonly string[] = []): readonly string[] =>
  list
    .flatMap((each) => each.split(","))
    .map((each) => each.trim())
    .filter((each) => each !== "");

/** A record with the properties that were asked for, or those its type shows. */
export function shownRecord(
  type: ObjectType,
  record: CrmRecord,
  { properties, propertiesWithHistory }: Wanted = {},
): Schemas["SimplePublicObject"] {
  const asked = namesIn(properties);
  const history = namesIn(propertiesWithHistory);
  const names =
    asked.length === 0 ? type.shown : [...asked, ...history, type.created, type.modified, "hs_object_id"];
  return {
    id: record.id,
    properties: Object.fromEntries(
      [...new Set(names)].toSorted().map((name) => [name, record.properties[name] ?? null]),
    ),
    ...(history.length > 0 && {
      propertiesWithHistory: Object.fromEntries(
        history.map((name) => [name, (record.history[name] ?? []).map((each) => ({ ...each }))]),
      ),
    }),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    archived: record.archived,
    ...(record.archivedAt !== null && { archivedAt: record.archivedAt }),
  };
}

/** A record as the answer to its change shows it: with all values that it has. */
export function writtenRecord(record: CrmRecord): Schemas["SimplePublicUpsertObject"] & { new: boolean } {
  const { id, createdAt, updatedAt, archived, properties } = record;
  const values = Object.entries(properties).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  return {
    id,
    properties: Object.fromEntries(values.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    createdAt,
    updatedAt,
    archived,
    new: false,
  };
}
