import { newId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";
import { joined } from "../world/conversations.ts";
import { messageOf, permalink, shownMessage } from "../world/messages.ts";
import { tell } from "../world/telling.ts";
import { nextTs } from "../world/timestamps.ts";

export default slack.operations({
  pins_add: (context) => {
    const { body, store, caller, unix, fail } = context;
    const channel = joined(context, body.channel);
    if (!body.timestamp) fail("no_item_specified");
    const message = messageOf(context, channel, body.timestamp);
    if (store.pin.find({ channel: channel.id, message: message.ts })) fail("already_pinned");
    const fields = { channel: channel.id, message: message.ts, created: unix(), created_by: caller.id };
    store.pin.insert({ id: newId("P", context), ...fields });
    const item = {
      type: "message",
      channel: channel.id,
      message: { ...shownMessage(context, message), permalink: permalink(context, message) },
    };
    tell(
      context,
      "pin_added",
      { user: caller.id, channel_id: channel.id, item, event_ts: nextTs(context) },
      channel,
    );
    return {};
  },

  pins_remove: (context) => {
    const { body, store, caller, fail } = context;
    const channel = joined(context, body.channel);
    if (!body.timestamp) fail("no_item_specified");
    const message = messageOf(context, channel, body.timestamp);
    store.pin.remove(store.pin.find({ channel: channel.id, message: message.ts }) ?? fail("no_pin"));
    const item = { type: "message", channel: channel.id, message: shownMessage(context, message) };
    const has_pins = store.pin.list({ channel: channel.id }).length > 0;
    tell(
      context,
      "pin_removed",
      { user: caller.id, channel_id: channel.id, item, has_pins, event_ts: nextTs(context) },
      channel,
    );
    return {};
  },

  pins_list: (context) => {
    const { body, store } = context;
    const channel = joined(context, body.channel);
    const items = store.pin.list({ channel: channel.id }).map(({ message, created, created_by }) => {
      const pinned = messageOf(context, channel, message);
      return {
        type: "message",
        channel: channel.id,
        created,
        created_by,
        message: { ...shownMessage(context, pinned), permalink: permalink(context, pinned) },
      };
    });
    return { items };
  },
});
