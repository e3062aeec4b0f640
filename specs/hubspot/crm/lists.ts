import type { Schemas } from "../api.gen.ts";
import type { CrmRecord, ObjectList } from "../resources.ts";
import { type HubspotContext, moment, type Store } from "./context.ts";
import { matchesBranch } from "./list-filters.ts";
import { findObjectType } from "./object-types.ts";
import { failWith, notFound } from "./problem.ts";

/** The list that a path names, or a failure. */
export function listNamed(context: HubspotContext, listId: string, { deleted = false } = {}): ObjectList {
  const found = context.store.list.find(listId);
  if (!found || (found.deletedAt !== null) !== deleted)
    return failWith(context, notFound(`List does not exist with ID ${listId}.`, { listId: [listId] }));
  return found;
}

/** Records that are in a list, and since when: a dynamic one has all that its filters let through. */
export function membersOf(store: Store, list: ObjectList): ObjectList["members"] {
  const type = findObjectType(store, list.objectTypeId);
  if (list.processingType !== "DYNAMIC" || !type || list.filterBranch === null) return list.members;
  const { filterBranch } = list;
  return store.record
    .list({ type: type.name, archived: false })
    .filter((record) => matchesBranch(record, filterBranch))
    .map(({ id, updatedAt }) => ({ recordId: id, at: updatedAt }));
}

export function shownList(store: Store, list: ObjectList, withFilters = false): Schemas["PublicObjectList"] {
  const {
    id,
    name,
    objectTypeId,
    processingType,
    listVersion,
    createdAt,
    updatedAt,
    filtersUpdatedAt,
    deletedAt,
  } = list;
  return {
    listId: id,
    name,
    objectTypeId,
    processingType,
    processingStatus: "COMPLETE",
    listVersion,
    size: membersOf(store, list).length,
    createdAt,
    updatedAt,
    filtersUpdatedAt,
    ...(deletedAt !== null && { deletedAt }),
    ...(withFilters && list.filterBranch !== null && { filterBranch: list.filterBranch }),
  };
}

/** Takes records into a list or out of it; what became of each. */
export function changeMembers(
  context: HubspotContext,
  list: ObjectList,
  { add = [], remove = [] }: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
): Schemas["MembershipsUpdateResponse"] {
  const { store } = context;
  if (list.processingType === "DYNAMIC")
    failWith(context, {
      category: "VALIDATION_ERROR",
      message: "The memberships of a DYNAMIC list follow from its filters.",
    });
  const type = findObjectType(store, list.objectTypeId);
  const isThere = (record: CrmRecord | undefined) =>
    record !== undefined && record.type === type?.name && !record.archived;
  const missing = add.filter((id) => !isThere(store.record.find(id)));
  const known = new Set(list.members.map(({ recordId }) => recordId));
  const added = [...new Set(add)].filter((id) => !known.has(id) && !missing.includes(id));
  const removed = [...new Set(remove)].filter((id) => known.has(id));
  const at = moment(context);
  store.list.update(list, {
    members: [
      ...list.members.filter(({ recordId }) => !removed.includes(recordId)),
      ...added.map((recordId) => ({ recordId, at })),
    ],
  });
  return { recordsIdsAdded: added, recordIdsRemoved: removed, recordIdsMissing: missing };
}
