import type { Conversation, Message } from "../resources.ts";
import { slack } from "../vendor.ts";
import type { SlackContext } from "../world/context.ts";
import { conversationOf } from "../world/conversations.ts";
import { isShownTo, messageId, shownMessage } from "../world/messages.ts";
import { paged } from "../world/pages.ts";
import { compareTs, isTs } from "../world/timestamps.ts";

interface Span {
  readonly oldest?: string | undefined;
  readonly latest?: string | undefined;
  readonly inclusive?: boolean | undefined;
}

/** Whether a timestamp lies between two. */
function within(
  { fail }: Pick<SlackContext, "fail">,
  { oldest, latest, inclusive }: Span,
): (ts: string) => boolean {
  if (oldest && !isTs(oldest)) fail("invalid_ts_oldest");
  if (latest && !isTs(latest)) fail("invalid_ts_latest");
  const edge = inclusive ? 0 : 1;
  return (ts) => (!oldest || compareTs(ts, oldest) >= edge) && (!latest || compareTs(latest, ts) >= edge);
}

/** The conversation whose messages somebody reads: one of the members, except in public channels. */
function readable(context: SlackContext, name: string | undefined): Conversation {
  const channel = conversationOf(context, name);
  const isMember = channel.members.includes(context.caller.id);
  return isMember || channel.kind === "public_channel" ? channel : context.fail("not_in_channel");
}

/** Whether the channel itself shows a message: replies stand in their thread. */
const isTopLevel = ({ ts, thread_ts, broadcast }: Message) =>
  thread_ts === undefined || thread_ts === ts || broadcast;

export default slack.operations({
  conversations_history: (context) => {
    const { body, store, caller } = context;
    const channel = readable(context, body.channel);
    const fits = within(context, body);
    const messages = store.message
      .list({ channel: channel.id })
      .filter((each) => isTopLevel(each) && isShownTo(each, caller.id) && fits(each.ts))
      .reverse();
    const { items, response_metadata } = paged(context, messages, body);
    const has_more = response_metadata.next_cursor !== "";
    return {
      messages: items.map((each) => shownMessage(context, each)),
      has_more,
      pin_count: store.pin.list({ channel: channel.id }).length,
      channel_actions_ts: null,
      channel_actions_count: 0,
      ...(has_more && { response_metadata }),
    };
  },

  conversations_replies: (context) => {
    const { body, store, fail } = context;
    const channel = readable(context, body.channel);
    const asked = store.message.find(messageId(channel.id, body.ts ?? "")) ?? fail("thread_not_found");
    const root = store.message.find(messageId(channel.id, asked.thread_ts ?? asked.ts)) ?? asked;
    const fits = within(context, body);
    const replies = store.message
      .list({ channel: channel.id })
      .filter((each) => each.thread_ts === root.ts && each.ts !== root.ts && fits(each.ts));
    const { items, response_metadata } = paged(context, [root, ...replies], body);
    const has_more = response_metadata.next_cursor !== "";
    return {
      messages: items.map((each) => shownMessage(context, each)),
      has_more,
      ...(has_more && { response_metadata }),
    };
  },
});
