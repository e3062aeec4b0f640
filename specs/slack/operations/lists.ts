import { newId } from "../conventions/ids.ts";
import type { List, ListItem } from "../documents.ts";
import type { Free } from "../resources.ts";
import { slack } from "../vendor.ts";
import type { SlackContext } from "../world/context.ts";
import { listed, paged } from "../world/pages.ts";

function listOf({ store, fail }: Pick<SlackContext, "fail" | "store">, id: string): List {
  return store.list.find(id) ?? fail("list_not_found");
}

function itemOf(context: SlackContext, list: string, id: string): ListItem {
  const item = context.store.list_item.find(id);
  return item?.list_id === listOf(context, list).id ? item : context.fail("item_not_found");
}

const shown = ({ fields, ...item }: ListItem) => ({
  ...item,
  fields: fields.map((field) => ({ key: String(field["key"] ?? field["column_id"]), ...field })),
});

export default slack.operations({
  slackLists_create: (context) => {
    const { body, store } = context;
    const schema = (body.schema ?? []).map((column) => ({ id: newId("Col", context), ...column }));
    const { name, description_blocks = [], todo_mode = false } = body;
    const { id } = store.list.insert({
      id: newId("F", context),
      name,
      schema,
      description_blocks,
      todo_mode,
      access: {},
    });
    const shape = schema.map(({ id: column, key, name: title, type }) => ({
      id: column,
      key,
      name: title,
      type,
    }));
    return { list_id: id, list_metadata: { schema: shape } };
  },
  slackLists_update: (context) => {
    const { id, name, description_blocks, todo_mode } = context.body;
    context.store.list.update(listOf(context, id), { name, description_blocks, todo_mode });
    return {};
  },
  slackLists_access_set: (context) => {
    const { body, store } = context;
    const list = listOf(context, body.list_id);
    const who = [...listed(body.channel_ids), ...listed(body.user_ids)];
    store.list.update(list, {
      access: { ...list.access, ...Object.fromEntries(who.map((id) => [id, body.access_level])) },
    });
    return {};
  },
  slackLists_access_delete: (context) => {
    const { body, store } = context;
    const list = listOf(context, body.list_id);
    const gone = [...listed(body.channel_ids), ...listed(body.user_ids)];
    const left = Object.entries(list.access).filter(([id]) => !gone.includes(id));
    store.list.update(list, { access: Object.fromEntries(left) });
    return {};
  },
  slackLists_items_create: (context) => {
    const { body, store, caller, unix } = context;
    const given: readonly Free[] = (body.initial_fields ?? []).map((field) => ({ ...field }));
    const item = store.list_item.insert({
      id: newId("Rec", context),
      list_id: listOf(context, body.list_id).id,
      date_created: unix(),
      created_by: caller.id,
      updated_by: caller.id,
      updated_timestamp: String(unix()),
      fields: given,
    });
    return { item: shown(item) };
  },
  slackLists_items_list: (context) => {
    const { body, store } = context;
    const { items, response_metadata } = paged(
      context,
      store.list_item.list({ list_id: listOf(context, body.list_id).id }),
      body,
    );
    return { items: items.map(shown), response_metadata };
  },
  slackLists_items_info: (context) => {
    const { list_id, id } = context.body;
    return { record: shown(itemOf(context, list_id, id)), list: { id: list_id } };
  },
  slackLists_items_update: (context) => {
    const { body, store, caller, unix } = context;
    for (const { row_id, ...cell } of body.cells) {
      const item = itemOf(context, body.list_id, row_id);
      const others = item.fields.filter((field) => field["column_id"] !== cell.column_id);
      store.list_item.update(item, {
        fields: [...others, cell],
        updated_by: caller.id,
        updated_timestamp: String(unix()),
      });
    }
    return {};
  },
  slackLists_items_delete: (context) => {
    const { list_id, id } = context.body;
    context.store.list_item.remove(itemOf(context, list_id, id));
    return {};
  },
  slackLists_items_deleteMultiple: (context) => {
    const { list_id, ids } = context.body;
    for (const id of ids) context.store.list_item.remove(itemOf(context, list_id, id));
    return {};
  },
});
