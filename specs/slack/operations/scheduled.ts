import { newId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";
import { authorOf, contentOf } from "../world/messages.ts";
import { listed, paged } from "../world/pages.ts";
import { audience } from "./chat.ts";

const FOUR_MONTHS = 120 * 86_400;

export default slack.operations({
  chat_scheduleMessage: (context) => {
    const { body, store, unix, fail, caller } = context;
    const channel = audience(context, body.channel);
    const post_at = Number(body.post_at);
    if (!Number.isFinite(post_at)) fail("invalid_time");
    if (post_at <= unix()) fail("time_in_past");
    if (post_at > unix() + FOUR_MONTHS) fail("time_too_far");
    const content = contentOf(context, body);
    const scheduled = store.scheduled_message.insert({
      id: newId("Q", context),
      channel_id: channel.id,
      post_at,
      date_created: unix(),
      text: content.text,
      token: caller.credential ?? "",
      message: {
        ...content,
        ...authorOf(context),
        thread_ts: body.thread_ts,
        broadcast: body.reply_broadcast,
      },
    });
    store.scheduled_message.schedule(scheduled, "post", new Date(post_at * 1000));
    return {
      channel: channel.id,
      scheduled_message_id: scheduled.id,
      post_at,
      message: {
        type: "delayed_message",
        bot_id: store.token.get(caller.credential ?? "").bot_id ?? "",
        ...content,
      },
    };
  },

  chat_deleteScheduledMessage: ({ body, store, fail }) => {
    const scheduled = store.scheduled_message.find(body.scheduled_message_id ?? "");
    if (scheduled?.channel_id !== body.channel) return fail("invalid_scheduled_message_id");
    store.scheduled_message.remove(scheduled);
    return {};
  },

  chat_scheduledMessages_list: (context) => {
    const { body, store } = context;
    const channels = listed(body.channel);
    const { oldest, latest } = body;
    const fits = (at: number) => (!oldest || at >= Number(oldest)) && (!latest || at <= Number(latest));
    const all = store.scheduled_message
      .list(
        ({ channel_id, post_at }) =>
          (channels.length === 0 || channels.includes(channel_id)) && fits(post_at),
      )
      .toSorted((one, other) => one.post_at - other.post_at);
    const { items, response_metadata } = paged(context, all, body);
    return {
      scheduled_messages: items.map(({ id, channel_id, post_at, date_created, text }) => ({
        id,
        channel_id,
        post_at,
        date_created,
        text,
      })),
      response_metadata,
    };
  },
});
