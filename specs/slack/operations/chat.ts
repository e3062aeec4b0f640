import type { Conversation, Message } from "../resources.ts";
import { slack } from "../vendor.ts";
import { actsAsBot } from "../world/acting.ts";
import type { SlackContext } from "../world/context.ts";
import { conversationOf, directConversation } from "../world/conversations.ts";
import { authorOf, contentOf, messageOf, permalink, post, shownMessage } from "../world/messages.ts";
import { tellOfMessage } from "../world/telling.ts";
import { nextTs } from "../world/timestamps.ts";

/** The conversation to speak in: also a user, who is spoken to directly, and public channels for whom they are open. */
export function audience(context: SlackContext, name: string | undefined): Conversation {
  const { store, caller, fail } = context;
  const user = /^[UW]/.test(name ?? "") ? store.user.find(name ?? "") : undefined;
  const channel = user ? directConversation(context, [user.id]) : conversationOf(context, name);
  if (channel.is_archived) fail("is_archived");
  const isMember = channel.members.includes(caller.id);
  const mayVisit = channel.kind === "public_channel" && caller.scopes.includes("chat:write.public");
  return isMember || mayVisit ? channel : fail("not_in_channel");
}

/** A message that the caller said, and so may change. */
function ownMessage(
  context: SlackContext,
  { channel: name, ts }: { channel?: string; ts?: string },
  refusal: "cant_update_message" | "cant_delete_message",
): Message {
  const { caller, fail } = context;
  const channel = conversationOf(context, name);
  const message = messageOf(context, channel, ts);
  const isAdmin = !actsAsBot(context) && context.store.user.get(caller.id).is_admin;
  const isOwn = message.user === caller.id && message.ephemeral_to === undefined;
  if (isOwn || (isAdmin && refusal === "cant_delete_message")) return message;
  return fail(refusal);
}

export default slack.operations({
  chat_postMessage: (context) => {
    const { body } = context;
    const channel = audience(context, body.channel);
    const fields = { ...contentOf(context, body), ...authorOf(context, body) };
    const message = post(context, channel, fields, {
      thread_ts: body.thread_ts,
      broadcast: body.reply_broadcast,
    });
    return { channel: channel.id, ts: message.ts, message: shownMessage(context, message) };
  },

  chat_meMessage: (context) => {
    const { body, caller } = context;
    const channel = audience(context, body.channel);
    const { text } = contentOf(context, body);
    const { ts } = post(context, channel, { text, user: caller.id, subtype: "me_message" });
    return { channel: channel.id, ts };
  },

  chat_postEphemeral: (context) => {
    const { body, fail } = context;
    const channel = audience(context, body.channel);
    if (!channel.members.includes(body.user ?? "")) fail("user_not_in_channel");
    const fields = { ...contentOf(context, body), ...authorOf(context, body), ephemeral_to: body.user ?? "" };
    const { ts } = post(context, channel, fields, { thread_ts: body.thread_ts });
    return { message_ts: ts };
  },

  chat_update: (context) => {
    const { body, store, caller } = context;
    const message = ownMessage(context, body, "cant_update_message");
    const channel = store.conversation.get(message.channel);
    const said = {
      ...body,
      ...(body.text === undefined && body.blocks === undefined && { text: message.text }),
    };
    const content = contentOf(context, said);
    const before = shownMessage(context, message);
    const edited = { user: caller.id, ts: `${context.unix()}.000000` };
    const changed = store.message.update(message, {
      ...content,
      ...(body.attachments === undefined ? {} : { attachments: content.attachments ?? [] }),
      edited,
    });
    const ts = nextTs(context);
    tellOfMessage(context, channel, {
      subtype: "message_changed",
      message: shownMessage(context, changed),
      previous_message: before,
      hidden: true,
      ts,
      event_ts: ts,
    });
    return {
      channel: channel.id,
      ts: message.ts,
      text: changed.text,
      message: shownMessage(context, changed),
    };
  },

  chat_delete: (context) => {
    const { body, store } = context;
    const message = ownMessage(context, body, "cant_delete_message");
    const channel = store.conversation.get(message.channel);
    const previous_message = shownMessage(context, message);
    forget(context, message);
    const ts = nextTs(context);
    tellOfMessage(context, channel, {
      subtype: "message_deleted",
      previous_message,
      deleted_ts: message.ts,
      hidden: true,
      ts,
      event_ts: ts,
    });
    return { channel: channel.id, ts: message.ts };
  },

  chat_getPermalink: (context) => {
    const { body } = context;
    const channel = conversationOf(context, body.channel);
    const message = messageOf(context, channel, body.message_ts);
    return { channel: channel.id, permalink: permalink(context, message) };
  },

  chat_unfurl: (context) => {
    const { body, store, fail } = context;
    if (body.channel === undefined || body.ts === undefined) return {};
    const message = messageOf(context, conversationOf(context, body.channel), body.ts);
    const unfurls = Object.entries(body.unfurls ?? {});
    if (unfurls.length === 0) fail("missing_unfurls");
    const attachments = unfurls.map(([from_url, unfurl], position) => ({
      id: position + 1,
      from_url,
      ...(typeof unfurl === "object" ? unfurl : {}),
    }));
    store.message.update(message, { attachments: [...(message.attachments ?? []), ...attachments] });
    return {};
  },

  chat_startStream: (context) => {
    const { body } = context;
    const channel = audience(context, body.channel);
    const fields = { ...authorOf(context), text: body.markdown_text ?? "", streaming: true };
    const { ts } = post(context, channel, fields, { thread_ts: body.thread_ts });
    return { channel: channel.id, ts };
  },

  chat_appendStream: (context) => {
    const { body, store, fail } = context;
    const message = messageOf(context, conversationOf(context, body.channel), body.ts);
    if (!message.streaming) fail("cant_update_message");
    store.message.update(message, { text: message.text + (body.markdown_text ?? "") });
    return { channel: message.channel, ts: message.ts };
  },

  chat_stopStream: (context) => {
    const { body, store, fail } = context;
    const message = messageOf(context, conversationOf(context, body.channel), body.ts);
    if (!message.streaming) fail("cant_update_message");
    const text = message.text + (body.markdown_text ?? "");
    const whole = store.message.update(message, {
      ...contentOf(context, { ...body, text }),
      streaming: false,
    });
    return { channel: whole.channel, ts: whole.ts, message: shownMessage(context, whole) };
  },
});

/** Removes a message; a thread knows one reply fewer. */
function forget({ store }: SlackContext, message: Message): void {
  store.message.remove(message);
  for (const pin of store.pin.list({ channel: message.channel, message: message.ts })) store.pin.remove(pin);
  if (message.thread_ts === undefined || message.thread_ts === message.ts) return;
  const root = store.message.find(`${message.channel}/${message.thread_ts}`);
  if (!root) return;
  const replies = store.message
    .list({ channel: message.channel, thread_ts: root.ts })
    .filter(({ ts }) => ts !== root.ts);
  store.message.update(root, {
    reply_count: replies.length,
    reply_users: [...new Set(replies.map(({ user = "" }) => user))],
    latest_reply: replies.at(-1)?.ts ?? "",
  });
}
