import { reply } from "@wondertwin/framework";
import { type HubspotContext, moment } from "../crm/context.ts";
import { matchesBranch } from "../crm/list-filters.ts";
import { changeMembers, listNamed, membersOf, shownList } from "../crm/lists.ts";
import { pageOf } from "../crm/page.ts";
import { failWith, invalid } from "../crm/problem.ts";
import { typeNamed } from "../crm/read-record.ts";
import { hubspot } from "../vendor.ts";

const KINDS = ["MANUAL", "DYNAMIC", "SNAPSHOT"] as const;

const byRecord = (a: { readonly recordId: string }, b: { readonly recordId: string }) =>
  Number(a.recordId) - Number(b.recordId);

/** A page of a list's members, in their own order or in that in which they came. */
function members(
  context: HubspotContext,
  listId: string,
  { query, path, inOrder }: { readonly query: object; readonly path: string; readonly inOrder: boolean },
) {
  const all = membersOf(context.store, listNamed(context, listId));
  const { items, paging } = pageOf(context, inOrder ? all : all.toSorted(byRecord), {
    ...query,
    path: `/crm/v3/lists/${listId}/${path}`,
    default: 100,
    max: 250,
  });
  return {
    results: items.map(({ recordId, at }) => ({ recordId, membershipTimestamp: at })),
    total: all.length,
    ...paging,
  };
}

export default hubspot.operations({
  "crm.lists.listsApi.create": (context) => {
    const { body, store } = context;
    const type = typeNamed(context, body.objectTypeId);
    const processingType = KINDS.find((each) => each === body.processingType);
    if (!processingType)
      return failWith(context, invalid(`The processingType is one of ${KINDS.join(", ")}.`));
    if (store.list.find({ name: body.name, objectTypeId: type.typeId, deletedAt: null }))
      return failWith(
        context,
        invalid(`A list named '${body.name}' already exists.`, { subCategory: "ILS.DUPLICATE_LIST_NAMES" }),
      );
    if (processingType !== "MANUAL" && body.filterBranch === undefined)
      return failWith(context, invalid(`A ${processingType} list needs a filterBranch.`));
    const at = moment(context);
    const { filterBranch } = body;
    const list = store.list.insert({
      name: body.name,
      objectTypeId: type.typeId,
      processingType,
      filterBranch: filterBranch ?? null,
      folderId: String(body.listFolderId ?? 0),
      listVersion: 1,
      // A snapshot is of whom the filters let through at this moment.
      members:
        processingType === "SNAPSHOT"
          ? store.record
              .list({ type: type.name, archived: false })
              .filter((record) => matchesBranch(record, filterBranch))
              .map(({ id }) => ({ recordId: id, at }))
          : [],
      createdAt: at,
      updatedAt: at,
      filtersUpdatedAt: at,
      conversion: null,
      deletedAt: null,
    });
    return { list: shownList(store, list, true) };
  },

  "crm.lists.listsApi.getAll": (context) => {
    const { query, store } = context;
    const ids = query.listIds ?? [];
    const found = store.list.list(({ id, deletedAt }) => deletedAt === null && ids.includes(id));
    return { lists: found.map((list) => shownList(store, list, query.includeFilters)) };
  },

  "crm.lists.listsApi.getById": (context) => {
    const { params, query, store } = context;
    return { list: shownList(store, listNamed(context, params.listId), query.includeFilters) };
  },

  "crm.lists.listsApi.getByName": (context) => {
    const { params, query, store } = context;
    const { typeId } = typeNamed(context, params.objectTypeId);
    const found = store.list.find({ name: params.listName, objectTypeId: typeId, deletedAt: null });
    return { list: shownList(store, found ?? listNamed(context, params.listName), query.includeFilters) };
  },

  "crm.lists.listsApi.updateName": (context) => {
    const { params, query, store } = context;
    const list = listNamed(context, params.listId);
    const updated = store.list.update(list, {
      name: query.listName ?? list.name,
      updatedAt: moment(context),
    });
    return { updatedList: shownList(store, updated, query.includeFilters) };
  },

  "crm.lists.listsApi.updateListFilters": (context) => {
    const { params, body, store } = context;
    const list = listNamed(context, params.listId);
    if (list.processingType !== "DYNAMIC")
      failWith(context, invalid("Only a DYNAMIC list has filters to change."));
    const at = moment(context);
    const changes = {
      filterBranch: body.filterBranch,
      filtersUpdatedAt: at,
      updatedAt: at,
      listVersion: list.listVersion + 1,
    };
    return { updatedList: shownList(store, store.list.update(list, changes), true) };
  },

  "crm.lists.listsApi.remove": (context) => {
    const { params, store } = context;
    store.list.update(listNamed(context, params.listId), { deletedAt: moment(context) });
    return reply({ status: 204 });
  },

  "crm.lists.listsApi.restore": (context) => {
    const { params, store } = context;
    store.list.update(listNamed(context, params.listId, { deleted: true }), { deletedAt: null });
    return reply({ status: 204 });
  },

  "crm.lists.listsApi.doSearch": (context) => {
    const { body, store } = context;
    const { query = "", offset = 0, count = 20, processingTypes = [], listIds = [] } = body;
    const found = store.list.list(
      ({ id, name, processingType, deletedAt }) =>
        deletedAt === null &&
        name.toLowerCase().includes(query.toLowerCase()) &&
        (processingTypes.length === 0 || processingTypes.includes(processingType)) &&
        (listIds.length === 0 || listIds.includes(id)),
    );
    return {
      total: found.length,
      offset: Math.min(offset + count, found.length),
      hasMore: offset + count < found.length,
      lists: found.slice(offset, offset + count).map((list) => {
        const { size = 0, ...shown } = shownList(store, list);
        return { ...shown, additionalProperties: { hs_list_size: String(size) } };
      }),
    };
  },

  "crm.lists.membershipsApi.getPage": (context) =>
    members(context, context.params.listId, { query: context.query, path: "memberships", inOrder: false }),

  "crm.lists.membershipsApi.getPageOrderedByAddedToListDate": (context) =>
    members(context, context.params.listId, {
      query: context.query,
      path: "memberships/join-order",
      inOrder: true,
    }),

  "crm.lists.membershipsApi.add": (context) =>
    changeMembers(context, listNamed(context, context.params.listId), { add: context.body }),

  "crm.lists.membershipsApi.remove": (context) =>
    changeMembers(context, listNamed(context, context.params.listId), { remove: context.body }),

  "crm.lists.membershipsApi.addAndRemove": (context) => {
    const { params, body } = context;
    return changeMembers(context, listNamed(context, params.listId), {
      add: body.recordIdsToAdd,
      remove: body.recordIdsToRemove,
    });
  },

  "crm.lists.membershipsApi.addAllFromList": (context) => {
    const { params, store } = context;
    const add = membersOf(store, listNamed(context, params.sourceListId)).map(({ recordId }) => recordId);
    changeMembers(context, listNamed(context, params.listId), { add });
    return reply({ status: 204 });
  },

  "crm.lists.membershipsApi.removeAll": (context) => {
    const list = listNamed(context, context.params.listId);
    changeMembers(context, list, { remove: list.members.map(({ recordId }) => recordId) });
    return reply({ status: 204 });
  },

  "crm.lists.membershipsApi.getLists": (context) => {
    const { params, store } = context;
    const { typeId } = typeNamed(context, params.objectTypeId);
    const results = store.list.list({ objectTypeId: typeId, deletedAt: null }).flatMap((list) => {
      const own = membersOf(store, list).find(({ recordId }) => recordId === params.recordId);
      if (!own) return [];
      const { id, listVersion } = list;
      return [{ listId: id, listVersion, firstAddedTimestamp: own.at, lastAddedTimestamp: own.at }];
    });
    return { results, total: results.length };
  },
});
