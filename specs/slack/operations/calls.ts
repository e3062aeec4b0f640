import { newId } from "../conventions/ids.ts";
import type { Call, Free } from "../resources.ts";
import { slack } from "../vendor.ts";
import type { SlackContext } from "../world/context.ts";

function callOf({ store, fail }: Pick<SlackContext, "store" | "fail">, id: string | undefined): Call {
  return store.call.find(id ?? "") ?? fail("not_found");
}

const keyOf = (user: Free) => String(user["slack_id"] ?? user["external_id"]);

const shown = ({ id, external_unique_id, join_url, title, date_start, date_end, users }: Call) => ({
  id,
  external_unique_id,
  join_url,
  title,
  date_start,
  ...(date_end > 0 && { date_end }),
  users: [...users],
  channels: [],
});

export default slack.operations({
  calls_add: (context) => {
    const { body, store, caller, unix } = context;
    const call = store.call.insert({
      id: newId("R", context),
      external_unique_id: body.external_unique_id,
      join_url: body.join_url,
      title: body.title ?? "",
      date_start: Number(body.date_start ?? unix()),
      date_end: 0,
      created_by: body.created_by ?? caller.id,
      users: (body.users ?? []).map((user) => ({ ...user })),
    });
    return { call: shown(call) };
  },
  calls_info: (context) => ({ call: shown(callOf(context, context.body.id)) }),
  calls_update: (context) => {
    const { id, title, join_url } = context.body;
    return { call: shown(context.store.call.update(callOf(context, id), { title, join_url })) };
  },
  calls_end: (context) => {
    context.store.call.update(callOf(context, context.body.id), { date_end: context.unix() });
    return {};
  },
  calls_participants_add: (context) => {
    const { body, store } = context;
    const call = callOf(context, body.id);
    const added: Free[] = (body.users ?? []).map((user) => ({ ...user }));
    const others = call.users.filter((user) => !added.some((each) => keyOf(each) === keyOf(user)));
    store.call.update(call, { users: [...others, ...added] });
    return {};
  },
  calls_participants_remove: (context) => {
    const { body, store } = context;
    const call = callOf(context, body.id);
    const gone = (body.users ?? []).map((user) => keyOf({ ...user }));
    store.call.update(call, { users: call.users.filter((user) => !gone.includes(keyOf(user))) });
    return {};
  },
});
