import { slackId } from "../conventions/ids.ts";
import type { Message } from "../resources.ts";
import { slack } from "../vendor.ts";
import { post } from "../world/messages.ts";

export default slack.resource("scheduled_message", { described: false, id: slackId("Q") }).behaves({
  effects: {
    /** The message is said; a conversation that was closed in the meantime does not hear it. */
    post: (context) => {
      const { self, store } = context;
      const channel = store.conversation.find(self.channel_id);
      // What was put down is what `chat.scheduleMessage` made of its arguments.
      const { thread_ts, broadcast, ...said } = self.message as Partial<Message> & Pick<Message, "text">;
      if (channel && !channel.is_archived) post(context, channel, said, { thread_ts, broadcast });
      store.scheduled_message.remove(self);
      return undefined;
    },
  },
});
