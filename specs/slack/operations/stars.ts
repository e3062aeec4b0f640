import { newId } from "../conventions/ids.ts";
import type { Star } from "../resources.ts";
import { slack } from "../vendor.ts";
import type { SlackContext } from "../world/context.ts";
import { conversationOf } from "../world/conversations.ts";
import { fileOf } from "../world/files.ts";
import { messageId, messageOf, shownMessage } from "../world/messages.ts";
import { numbered } from "../world/pages.ts";

interface Named {
  readonly channel?: string | undefined;
  readonly timestamp?: string | undefined;
  readonly file?: string | undefined;
}

/** What is starred: a message, a file or a conversation. */
function itemOf(
  context: SlackContext,
  { channel, timestamp, file }: Named,
): Omit<Star, "id" | "date_create"> {
  const user = context.caller.id;
  if (file) return { user, type: "file", file: fileOf(context, file).id };
  if (!channel) return context.fail("no_item_specified");
  const where = conversationOf(context, channel);
  if (!timestamp) return { user, type: "channel", channel: where.id };
  return { user, type: "message", channel: where.id, message: messageOf(context, where, timestamp).ts };
}

export default slack.operations({
  stars_add: (context) => {
    const { body, store, unix, fail } = context;
    const item = itemOf(context, body);
    if (store.star.find(item)) fail("already_starred");
    store.star.insert({ id: newId("S", context), ...item, date_create: unix() });
    return {};
  },

  stars_remove: (context) => {
    const { body, store, fail } = context;
    store.star.remove(store.star.find(itemOf(context, body)) ?? fail("not_starred"));
    return {};
  },

  stars_list: (context) => {
    const { body, store, caller } = context;
    const { items, paging } = numbered(store.star.list({ user: caller.id }).reverse(), body);
    return {
      items: items.map(({ type, channel = "", message, date_create }) => {
        const starred = message === undefined ? undefined : store.message.find(messageId(channel, message));
        return { type, channel, date_create, ...(starred && { message: shownMessage(context, starred) }) };
      }),
      paging,
    };
  },
});
