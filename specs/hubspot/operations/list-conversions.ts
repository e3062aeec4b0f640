import { reply } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { listNamed, membersOf } from "../crm/lists.ts";
import { failWith, invalid } from "../crm/problem.ts";
import type { ObjectList } from "../resources.ts";
import { hubspot } from "../vendor.ts";

const shown = ({ id, conversion }: ObjectList): Schemas["PublicListConversionResponse"] => ({
  listId: id,
  ...(conversion !== null && { requestedConversionTime: conversion }),
});

/** When a dynamic list is to become a static one. */
export default hubspot.operations({
  "crm.lists.listsApi.getConversionDetails": (context) => shown(listNamed(context, context.params.listId)),

  "crm.lists.listsApi.scheduleOrUpdateConversion": (context) => {
    const { params, body, store } = context;
    const list = listNamed(context, params.listId);
    if (list.processingType !== "DYNAMIC")
      failWith(context, invalid("Only a DYNAMIC list can become a static one."));
    return shown(store.list.update(list, { conversion: body }));
  },

  "crm.lists.listsApi.cancelConversion": (context) => {
    const { params, store } = context;
    store.list.update(listNamed(context, params.listId), { conversion: null });
    return reply({ status: 204 });
  },

  "crm.lists.basicApi.crmV3ListsListIdSizeAndEditsHistoryBetween": (context) => {
    const list = listNamed(context, context.params.listId);
    return {
      editHistory: [...new Set([list.createdAt, list.filtersUpdatedAt])],
      sizeHistory: [{ size: membersOf(context.store, list).length, timestamp: context.now().toISOString() }],
    };
  },
});
