import type { CrmRecord } from "../resources.ts";
import type { HubspotContext } from "./context.ts";
import { findObjectType } from "./object-types.ts";

/** What a change of a record is called. */
export type RecordChange = "creation" | "deletion" | "merge" | "restore" | "privacyDeletion";

/** Types with events of their own; those of others are events of an `object`. */
const NAMED = new Set(["contact", "company", "deal", "ticket", "product", "line_item"]);

function subject(
  { store }: HubspotContext,
  record: CrmRecord,
): { readonly noun: string; readonly typeId: string } {
  const type = findObjectType(store, record.type);
  const singular = type?.singular ?? "object";
  return { noun: NAMED.has(singular) ? singular : "object", typeId: type?.typeId ?? "" };
}

/** Tells of what became of a record. */
export function tellOfRecord(
  context: HubspotContext,
  record: CrmRecord,
  change: RecordChange,
  more: { readonly [field: string]: unknown } = {},
): void {
  const { noun, typeId } = subject(context, record);
  const flags = {
    creation: "CREATED",
    deletion: "DELETED",
    merge: "MERGED",
    restore: "RESTORED",
    privacyDeletion: "DELETED",
  };
  context.emit(`${noun}.${change}`, {
    objectId: Number(record.id),
    changeFlag: flags[change],
    changeSource: "INTEGRATION",
    ...(noun === "object" && { objectTypeId: typeId }),
    ...more,
  });
}

/** Tells of a property's new value. */
export function tellOfChange(
  context: HubspotContext,
  record: CrmRecord,
  { name, value }: { readonly name: string; readonly value: string },
): void {
  const { noun, typeId } = subject(context, record);
  context.emit(`${noun}.propertyChange`, {
    objectId: Number(record.id),
    propertyName: name,
    propertyValue: value,
    changeSource: "INTEGRATION",
    ...(noun === "object" && { objectTypeId: typeId }),
  });
}

/** Tells that two records belong together now, or no longer. */
export function tellOfAssociation(
  context: HubspotContext,
  from: CrmRecord,
  { to, removed }: { readonly to: CrmRecord; readonly removed: boolean },
): void {
  const { noun } = subject(context, from);
  const other = subject(context, to);
  context.emit(`${noun}.associationChange`, {
    fromObjectId: Number(from.id),
    toObjectId: Number(to.id),
    associationType: `${noun}_to_${other.noun}`.toUpperCase(),
    associationRemoved: removed,
    isPrimaryAssociation: false,
    changeSource: "USER",
  });
}
