import type { Conversation, ConversationKind } from "../resources.ts";
import { slack } from "../vendor.ts";
import { actorOf } from "../world/acting.ts";
import { announceIn } from "../world/announcing.ts";
import type { SlackContext } from "../world/context.ts";
import {
  beginConversation,
  conversationOf,
  directConversation,
  joined,
  sees,
  shownConversation,
} from "../world/conversations.ts";
import { listed, paged } from "../world/pages.ts";
import { tell } from "../world/telling.ts";
import { userOf } from "../world/users.ts";

const KINDS: readonly string[] = [
  "public_channel",
  "private_channel",
  "mpim",
  "im",
] satisfies ConversationKind[];
const MAX_NAME = 80;

function checkedName(
  { fail, store }: Pick<SlackContext, "fail" | "store">,
  name: string | undefined,
): string {
  if (!name) return fail("invalid_name_required");
  if (name.length > MAX_NAME) return fail("invalid_name_maxlength");
  if (!/^[\p{Ll}\p{Lo}\p{M}\p{N}_-]+$/u.test(name)) return fail("invalid_name_specials");
  if (!/[\p{L}\p{N}]/u.test(name)) return fail("invalid_name_punctuation");
  return store.conversation.find({ name }) ? fail("name_taken") : name;
}

/** The events that channels and private channels have under names of their own. */
const eventFor = ({ kind }: Conversation, what: "archive" | "unarchive" | "rename" | "left") =>
  kind === "public_channel" ? (`channel_${what}` as const) : (`group_${what}` as const);

function wanted(context: SlackContext, types: string | undefined, excludeArchived: boolean | undefined) {
  const kinds = listed(types ?? "public_channel");
  if (!kinds.every((kind) => KINDS.includes(kind))) context.fail("invalid_types");
  return ({ kind, is_archived }: Conversation) => kinds.includes(kind) && !(excludeArchived && is_archived);
}

export default slack.operations({
  conversations_create: (context) => {
    const { body, caller, unix } = context;
    const name = checkedName(context, body.name);
    const kind = body.is_private ? "private_channel" : "public_channel";
    const channel = beginConversation(context, { kind, name, creator: caller.id, members: [caller.id] });
    if (kind === "public_channel")
      tell(context, "channel_created", {
        channel: {
          id: channel.id,
          name,
          created: unix(),
          creator: caller.id,
          is_channel: true,
          name_normalized: name,
        },
      });
    announceIn(context, channel, { subtype: "channel_join", text: `<@${caller.id}> has joined the channel` });
    return { channel: shownConversation(context, context.store.conversation.get(channel.id)) };
  },

  conversations_list: (context) => {
    const { body, store } = context;
    const fits = wanted(context, body.types, body.exclude_archived);
    const me = actorOf(context);
    const seen = store.conversation.list((each) => fits(each) && sees(each, me));
    const { items, response_metadata } = paged(context, seen, body);
    return {
      channels: items.map((each) => shownConversation(context, each, { count: true })),
      response_metadata,
    };
  },

  users_conversations: (context) => {
    const { body, store, caller } = context;
    const fits = wanted(context, body.types, body.exclude_archived);
    const user = body.user === undefined ? caller.id : userOf(context, body.user).id;
    const me = actorOf(context);
    const theirs = store.conversation.list(
      (each) => fits(each) && each.members.includes(user) && sees(each, me),
    );
    const { items, response_metadata } = paged(context, theirs, body);
    return { channels: items.map((each) => shownConversation(context, each)), response_metadata };
  },

  conversations_info: (context) => {
    const { channel, include_locale = false, include_num_members = false } = context.body;
    const found = conversationOf(context, channel);
    return {
      channel: shownConversation(context, found, { locale: include_locale, count: include_num_members }),
    };
  },

  conversations_open: (context) => {
    const { body, fail, store, caller } = context;
    const users = listed(body.users);
    if (!body.channel && users.length === 0) fail("users_list_not_supplied");
    if (users.length > 8) fail("too_many_users");
    for (const user of users) userOf(context, user);
    const known = body.channel ? store.conversation.find(body.channel) : undefined;
    if (body.channel && !known?.members.includes(caller.id)) fail("channel_not_found");
    const count = store.conversation.list().length;
    const channel = known ?? directConversation(context, users);
    const created = store.conversation.list().length > count;
    const already_open = !created && channel.open_for.includes(caller.id);
    store.conversation.update(channel, { open_for: [...new Set([...channel.open_for, caller.id])] });
    if (created && channel.kind === "im")
      tell(context, "im_created", { user: caller.id, channel: { id: channel.id } });
    const shown = body.return_im
      ? shownConversation(context, store.conversation.get(channel.id))
      : { id: channel.id };
    return { channel: shown, ...(!created && { no_op: already_open, already_open }) };
  },

  conversations_close: (context) => {
    const { body, store, caller, fail } = context;
    const channel = conversationOf(context, body.channel);
    if (channel.kind !== "im" && channel.kind !== "mpim") fail("method_not_supported_for_channel_type");
    if (!channel.open_for.includes(caller.id)) return { no_op: true, already_closed: true };
    store.conversation.update(channel, { open_for: channel.open_for.filter((each) => each !== caller.id) });
    return {};
  },

  conversations_rename: (context) => {
    const { body, store, unix, fail } = context;
    const channel = joined(context, body.channel);
    if (channel.is_general) fail("not_authorized");
    const name = checkedName(context, body.name);
    const previous_names = [channel.name, ...channel.previous_names];
    const renamed = store.conversation.update(channel, { name, previous_names, updated: unix() * 1000 });
    tell(
      context,
      eventFor(channel, "rename"),
      { channel: { id: channel.id, name, created: channel.created } },
      renamed,
    );
    announceIn(context, renamed, {
      subtype: "channel_name",
      text: `has renamed the channel from "${channel.name}" to "${name}"`,
      extra: { old_name: channel.name, name },
    });
    return { channel: shownConversation(context, store.conversation.get(channel.id)) };
  },

  conversations_archive: (context) => {
    const { body, store, caller, unix, fail } = context;
    const channel = joined(context, body.channel);
    if (channel.is_general) fail("cant_archive_general");
    if (channel.kind === "im" || channel.kind === "mpim") fail("method_not_supported_for_channel_type");
    if (channel.is_archived) fail("already_archived");
    announceIn(context, channel, { subtype: "channel_archive", text: "archived the channel" });
    tell(context, eventFor(channel, "archive"), { channel: channel.id, user: caller.id }, channel);
    store.conversation.update(channel, { is_archived: true, updated: unix() * 1000 });
    return {};
  },

  conversations_unarchive: (context) => {
    const { body, store, caller, unix, fail } = context;
    const channel = conversationOf(context, body.channel);
    if (!channel.is_archived) fail("not_archived");
    const members = [...new Set([...channel.members, caller.id])];
    const open = store.conversation.update(channel, { is_archived: false, members, updated: unix() * 1000 });
    tell(context, eventFor(channel, "unarchive"), { channel: channel.id, user: caller.id }, open);
    announceIn(context, open, { subtype: "channel_unarchive", text: "un-archived the channel" });
    return {};
  },

  conversations_setTopic: (context) => {
    const { body, store, caller, unix, fail } = context;
    const channel = joined(context, body.channel);
    const value = body.topic;
    if (value.length > 250) fail("too_long");
    const topic = { value, creator: caller.id, last_set: unix() };
    const changed = store.conversation.update(channel, { topic, updated: unix() * 1000 });
    announceIn(context, changed, {
      subtype: "channel_topic",
      text: `<@${caller.id}> set the channel topic: ${value}`,
      extra: { topic: value },
    });
    return { channel: shownConversation(context, store.conversation.get(channel.id)) };
  },

  conversations_setPurpose: (context) => {
    const { body, store, caller, unix, fail } = context;
    const channel = joined(context, body.channel);
    const value = body.purpose;
    if (value.length > 250) fail("too_long");
    const purpose = { value, creator: caller.id, last_set: unix() };
    const changed = store.conversation.update(channel, { purpose, updated: unix() * 1000 });
    announceIn(context, changed, {
      subtype: "channel_purpose",
      text: `<@${caller.id}> set the channel description: ${value}`,
      extra: { purpose: value },
    });
    return { channel: shownConversation(context, store.conversation.get(channel.id)), purpose: value };
  },
});
