import type { EventName, Told } from "../conventions/events.ts";
import type { Conversation, ConversationKind } from "../resources.ts";
import type { SlackContext } from "./context.ts";
import { teamOf } from "./team.ts";

type Telling = Pick<SlackContext, "emit" | "store">;

/**
 * Tells the workspace's apps what happened; of what happens in a conversation only those whose bot is a member.
 *
 * @param fields The event without its type, which is its name up to a dot
 */
export function tell(context: Telling, name: EventName, fields: object, where?: Conversation): void {
  const { store, emit } = context;
  const [type] = name.split(".");
  for (const app of store.app.list({ uninstalled: false })) {
    if (where && !where.members.includes(app.bot_user)) continue;
    const told: Told = {
      team_id: teamOf(store).id,
      api_app_id: app.id,
      token: app.verification_token,
      bot_user: app.bot_user,
      event: { ...fields, type },
    };
    emit(name, told);
  }
}

const CHANNELS: {
  readonly [kind in ConversationKind]: { readonly type: string; readonly event: EventName };
} = {
  public_channel: { type: "channel", event: "message.channels" },
  private_channel: { type: "group", event: "message.groups" },
  mpim: { type: "mpim", event: "message.mpim" },
  im: { type: "im", event: "message.im" },
};

/** Tells of a message, in the words of the conversation's kind. */
export function tellOfMessage(context: Telling, channel: Conversation, message: object): void {
  const { type, event } = CHANNELS[channel.kind];
  tell(context, event, { ...message, channel: channel.id, channel_type: type }, channel);
}
