import type { Conversation, Free, Message } from "../resources.ts";
import { actorOf, actsAsBot, appOf } from "./acting.ts";
import { checkedBlocks } from "./blocks.ts";
import type { SlackContext } from "./context.ts";
import { fileShown } from "./files.ts";
import { present } from "./present.ts";
import { richText } from "./rich-text.ts";
import { siteOf, teamOf } from "./team.ts";
import { tell, tellOfMessage } from "./telling.ts";
import { nextTs } from "./timestamps.ts";

const MAX_TEXT = 40_000;

export const messageId = (channel: string, ts: string) => `${channel}/${ts}`;

/** The message of a conversation with a timestamp. */
export function messageOf(context: SlackContext, channel: Conversation, ts: string | undefined): Message {
  const message = context.store.message.find(messageId(channel.id, ts ?? ""));
  return message && isShownTo(message, context.caller.id) ? message : context.fail("message_not_found");
}

export const isShownTo = ({ ephemeral_to }: Message, user: string) =>
  ephemeral_to === undefined || ephemeral_to === user;

/** What somebody says: the arguments that the methods for it share. */
export interface Content {
  readonly text?: string | undefined;
  readonly markdown_text?: string | undefined;
  readonly blocks?: readonly Free[] | undefined;
  readonly attachments?: readonly Free[] | undefined;
  readonly metadata?: Free | undefined;
}

/** What a message says, checked. */
export function contentOf(context: SlackContext, said: Content): Pick<Message, "text"> & Partial<Message> {
  const { fail, random } = context;
  const text = said.text ?? said.markdown_text ?? "";
  const hasMore = (said.blocks?.length ?? 0) > 0 || (said.attachments?.length ?? 0) > 0;
  if (text === "" && !hasMore) fail("no_text");
  if (text.length > MAX_TEXT) fail("msg_too_long");
  const blocks = said.blocks?.length
    ? checkedBlocks(context, said.blocks, "message")
    : text === ""
      ? undefined
      : [richText(text, random(5))];
  return present({
    text,
    blocks,
    attachments: said.attachments?.length
      ? said.attachments.map((each, position) => ({
          id: position + 1,
          fallback: "[no preview available]",
          ...each,
        }))
      : undefined,
    metadata: said.metadata,
  });
}

/** Who says it: a bot under its own name or one it is given, or a person. */
export function authorOf(
  context: SlackContext,
  {
    username,
    icon_emoji,
    icon_url,
  }: { username?: string | undefined; icon_emoji?: string | undefined; icon_url?: string | undefined } = {},
): Partial<Message> {
  const user = actorOf(context).id;
  const app = appOf(context);
  if (!actsAsBot(context)) return { user, app_id: app.id };
  const icons = icon_emoji ? { emoji: icon_emoji } : icon_url ? { image_64: icon_url } : undefined;
  const disguised = username !== undefined || icons !== undefined;
  return {
    user,
    bot_id: app.bot_id,
    app_id: app.id,
    ...(disguised && { subtype: "bot_message" }),
    ...(username !== undefined && { username }),
    ...(icons && { icons }),
  };
}

interface Posting {
  readonly thread_ts?: string | undefined;
  readonly broadcast?: boolean | undefined;
}

/** Puts a message into a conversation, notes it in its thread, and tells of it. */
export function post(
  context: SlackContext,
  channel: Conversation,
  fields: Partial<Message> & Pick<Message, "text">,
  { thread_ts, broadcast }: Posting = {},
): Message {
  const { store, fail } = context;
  const root = thread_ts === undefined ? undefined : store.message.find(messageId(channel.id, thread_ts));
  if (thread_ts !== undefined && !root) fail("thread_not_found");
  const ts = nextTs(context);
  const author = fields.user ?? "";
  const message = store.message.insert({
    type: "message",
    reactions: [],
    reply_count: 0,
    reply_users: [],
    latest_reply: "",
    subscribers: [],
    extra: {},
    ...fields,
    id: messageId(channel.id, ts),
    channel: channel.id,
    ts,
    ...(root && { thread_ts: root.thread_ts ?? root.ts, parent_user_id: root.user ?? "" }),
    ...(broadcast && { broadcast: true, subtype: "thread_broadcast" }),
  });
  if (root)
    noteReply(context, store.message.find(messageId(channel.id, root.thread_ts ?? root.ts)) ?? root, message);
  if (author !== "") {
    const last_read = { ...channel.last_read, [author]: ts };
    store.conversation.update(channel, { last_read }, { event: false });
  }
  if (message.ephemeral_to === undefined) {
    tellOfMessage(context, channel, { ...shownMessage(context, message), event_ts: ts });
    tellMentioned(context, channel, message);
  }
  return message;
}

function noteReply({ store }: SlackContext, root: Message, { ts, user = "" }: Message): void {
  const reply_users = [...new Set([...root.reply_users, user])];
  const subscribers = [...new Set([...root.subscribers, root.user ?? "", user])].filter(
    (each) => each !== "",
  );
  const changes = {
    thread_ts: root.ts,
    reply_count: root.reply_count + 1,
    reply_users,
    latest_reply: ts,
    subscribers,
  };
  store.message.update(root, changes, { event: false });
}

/** Tells the app whose bot a text mentions. */
function tellMentioned(context: SlackContext, channel: Conversation, message: Message): void {
  if (channel.kind === "im") return;
  for (const { bot_user } of context.store.app.list({ uninstalled: false }))
    if (message.user !== bot_user && message.text.includes(`<@${bot_user}>`)) {
      const { subtype: _, ...mention } = shownMessage(context, message);
      tell(context, "app_mention", { ...mention, channel: channel.id, event_ts: message.ts }, channel);
    }
}

/** A message as the API shows it. */
export function shownMessage(context: SlackContext, message: Message) {
  const { store, caller } = context;
  const team = teamOf(store);
  const { subtype, user, text, ts, thread_ts, reply_count, edited, extra } = message;
  const bot = message.bot_id === undefined ? undefined : store.bot.find(message.bot_id);
  const pins = store.pin.list({ channel: message.channel, message: ts });
  return present({
    type: message.type,
    subtype,
    user: subtype === "bot_message" ? undefined : user,
    ts,
    text,
    team: team.id,
    bot_id: message.bot_id,
    app_id: message.app_id,
    username: message.username,
    icons: message.icons,
    bot_profile: bot && {
      id: bot.id,
      app_id: bot.app_id,
      user_id: bot.user_id,
      name: bot.name,
      icons: bot.icons,
      deleted: bot.deleted,
      updated: bot.updated,
      team_id: team.id,
    },
    blocks: message.blocks,
    attachments: message.attachments,
    metadata: message.metadata,
    files: message.files?.flatMap((id) => {
      const file = store.file.find(id);
      return file ? [fileShown(context, file)] : [];
    }),
    upload: message.files ? false : undefined,
    thread_ts,
    parent_user_id: message.parent_user_id,
    ...(reply_count > 0 && {
      reply_count,
      reply_users_count: message.reply_users.length,
      latest_reply: message.latest_reply,
      reply_users: [...message.reply_users],
      is_locked: false,
      subscribed: message.subscribers.includes(caller.id),
    }),
    reactions:
      message.reactions.length > 0
        ? message.reactions.map((each) => ({ ...each, users: [...each.users] }))
        : undefined,
    edited,
    pinned_to: pins.length > 0 ? [message.channel] : undefined,
    ...extra,
  });
}

/** The address of a message on the workspace's site. */
export function permalink(
  { store }: Pick<SlackContext, "store">,
  { channel, ts, thread_ts }: Message,
): string {
  const thread = thread_ts !== undefined && thread_ts !== ts ? `?thread_ts=${thread_ts}&cid=${channel}` : "";
  return `${siteOf(teamOf(store))}archives/${channel}/p${ts.replace(".", "")}${thread}`;
}
