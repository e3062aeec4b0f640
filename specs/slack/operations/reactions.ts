import type { File, Message, Reaction } from "../resources.ts";
import { slack } from "../vendor.ts";
import type { SlackContext } from "../world/context.ts";
import { conversationOf } from "../world/conversations.ts";
import { fileOf, fileShown } from "../world/files.ts";
import { messageOf, permalink, shownMessage } from "../world/messages.ts";
import { numbered } from "../world/pages.ts";
import { tell } from "../world/telling.ts";
import { nextTs } from "../world/timestamps.ts";

interface Named {
  readonly channel?: string | undefined;
  readonly timestamp?: string | undefined;
  readonly file?: string | undefined;
}

type Item = { readonly message: Message } | { readonly file: File };

/** What reactions are given to: a message or a file. */
function itemOf(context: SlackContext, { channel, timestamp, file }: Named): Item {
  if (channel && timestamp)
    return { message: messageOf(context, conversationOf(context, channel), timestamp) };
  return file ? { file: fileOf(context, file) } : context.fail("no_item_specified");
}

const reactionsOf = (item: Item) => ("message" in item ? item.message.reactions : item.file.reactions);

function setReactions({ store }: SlackContext, item: Item, reactions: readonly Reaction[]): void {
  if ("message" in item) store.message.update(item.message, { reactions });
  else store.file.update(item.file, { reactions });
}

/** Tells of a reaction. */
function tellOf(
  context: SlackContext,
  name: "reaction_added" | "reaction_removed",
  item: Item,
  reaction: string,
): void {
  const { caller, store } = context;
  const event = { user: caller.id, reaction, event_ts: nextTs(context) };
  if ("file" in item) {
    tell(context, name, { ...event, item_user: item.file.user, item: { type: "file", file: item.file.id } });
    return;
  }
  const { channel, ts, user } = item.message;
  const item_user = user === undefined ? {} : { item_user: user };
  tell(
    context,
    name,
    { ...event, ...item_user, item: { type: "message", channel, ts } },
    store.conversation.get(channel),
  );
}

const SKIN = /::skin-tone-[2-6]$/;

function emojiName({ fail }: Pick<SlackContext, "fail">, name: string | undefined): string {
  const plain = (name ?? "").replace(/^:|:$/g, "");
  return /^[a-z0-9_+'-]+$/.test(plain.replace(SKIN, "")) ? plain : fail("invalid_name");
}

export default slack.operations({
  reactions_add: (context) => {
    const { body, caller, fail } = context;
    const name = emojiName(context, body.name);
    const item = itemOf(context, body);
    const reactions = reactionsOf(item);
    const known = reactions.find((each) => each.name === name);
    if (known?.users.includes(caller.id)) fail("already_reacted");
    if (!known && reactions.length >= 50) fail("too_many_emoji");
    const grown = { name, users: [...(known?.users ?? []), caller.id], count: (known?.count ?? 0) + 1 };
    setReactions(
      context,
      item,
      known ? reactions.map((each) => (each === known ? grown : each)) : [...reactions, grown],
    );
    tellOf(context, "reaction_added", item, name);
    return {};
  },

  reactions_remove: (context) => {
    const { body, caller, fail } = context;
    const name = emojiName(context, body.name);
    const item = itemOf(context, body);
    const reactions = reactionsOf(item);
    const known = reactions.find((each) => each.name === name);
    if (!known?.users.includes(caller.id)) return fail("no_reaction");
    const users = known.users.filter((user) => user !== caller.id);
    const rest = reactions.map((each) => (each === known ? { name, users, count: users.length } : each));
    setReactions(
      context,
      item,
      rest.filter(({ count }) => count > 0),
    );
    tellOf(context, "reaction_removed", item, name);
    return {};
  },

  reactions_get: (context) => {
    const item = itemOf(context, context.body);
    if ("file" in item) return { type: "file", file: fileShown(context, item.file) };
    const { channel } = item.message;
    const message = { ...shownMessage(context, item.message), permalink: permalink(context, item.message) };
    return { type: "message", channel, message };
  },

  reactions_list: (context) => {
    const { body, store, caller } = context;
    const user = body.user ?? caller.id;
    const reacted = store.message
      .list(({ reactions }) => reactions.some(({ users }) => users.includes(user)))
      .reverse();
    const { items, paging } = numbered(reacted, body);
    return {
      items: items.map((each) => ({
        type: "message",
        channel: each.channel,
        message: shownMessage(context, each),
      })),
      paging,
    };
  },
});
