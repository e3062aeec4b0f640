import type { DeliveryAnswer } from "@wondertwin/framework";
import type { App, Conversation, Free, Message, View } from "../resources.ts";
import { checkedBlocks } from "./blocks.ts";
import type { SlackContext } from "./context.ts";
import { contentOf, messageId, post } from "./messages.ts";

/** What an app says in answer to what a user did. */
interface Said {
  readonly text?: string;
  readonly blocks?: Free[];
  readonly attachments?: Free[];
  readonly response_type?: string;
  readonly replace_original?: boolean;
  readonly delete_original?: boolean;
  readonly thread_ts?: string;
}

interface Place {
  readonly app: App;
  readonly channel: Conversation;
  readonly user: string;
  /** The message that the user did it in. */
  readonly original?: Message | undefined;
}

/** Lets an app say something where a user did something: to the user alone unless it says otherwise. */
export function respond(context: SlackContext, { app, channel, user, original }: Place, said: Said): void {
  const { store } = context;
  if (said.delete_original) {
    if (original) store.message.remove(original);
    return;
  }
  const content = contentOf(context, said);
  if (said.replace_original && original) {
    store.message.update(original, content);
    return;
  }
  const author = { user: app.bot_user, bot_id: app.bot_id, app_id: app.id };
  const alone = said.response_type === "in_channel" ? {} : { ephemeral_to: user };
  post(context, channel, { ...content, ...author, ...alone }, { thread_ts: said.thread_ts });
}

/** What an app's answer to a delivery does: a command's is a message, that to a submitted view its next state. */
export function heed(context: SlackContext, { event, payload, answer }: DeliveryAnswer): void {
  // What is delivered was put together by this twin.
  const {
    channel_id = "",
    user_id = "",
    api_app_id = "",
    view,
  } = payload as {
    channel_id?: string;
    user_id?: string;
    api_app_id?: string;
    view?: { id: string };
  };
  if (event === "slash_commands") {
    // What an app says is looked at member by member.
    const said = typeof answer === "string" ? { text: answer } : (answer as Said | undefined);
    const channel = context.store.conversation.find(channel_id);
    const app = context.store.app.find(api_app_id);
    if (said && Object.keys(said).length > 0 && channel && app)
      respond(context, { app, channel, user: user_id }, said);
  }
  if (event === "view_submission" && view) {
    const submitted = context.store.view.find(view.id);
    // So is what it wants of a view.
    if (submitted) proceed(context, submitted, (answer ?? {}) as Next);
  }
}

interface Next {
  readonly response_action?: "clear" | "errors" | "push" | "update";
  readonly view?: Free;
}

/** What becomes of a submitted view: it closes, unless the app says otherwise. */
function proceed(context: SlackContext, view: View, { response_action, view: next }: Next): void {
  const { store, unix, random } = context;
  if (response_action === "errors") return;
  const hash = `${unix()}.${random(8)}`;
  const content = (): Free => {
    const blocks = Array.isArray(next?.["blocks"]) ? next["blocks"] : [];
    return { ...next, blocks: checkedBlocks(context, blocks, "view") };
  };
  if (response_action === "update") store.view.update(view, { content: content(), hash });
  else if (response_action === "push")
    store.view.insert({
      ...view,
      id: `V${random(10, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")}`,
      content: content(),
      hash,
      previous_view_id: view.id,
      external_id: "",
    });
  else if (response_action === "clear")
    for (const each of store.view.list({ root_view_id: view.root_view_id }))
      store.view.update(each, { open: false });
  else store.view.update(view, { open: false });
}

/** The message that a response hook is about. */
export const originalOf = ({ store }: SlackContext, channel: string, ts: string | undefined) =>
  ts === undefined ? undefined : store.message.find(messageId(channel, ts));
