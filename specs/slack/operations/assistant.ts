import { slack } from "../vendor.ts";
import { conversationOf } from "../world/conversations.ts";
import { set } from "../world/settings.ts";

/** What an assistant shows of its thread beside the messages. */
export default slack.operations({
  assistant_threads_setStatus: (context) => {
    const { channel_id, thread_ts, status } = context.body;
    set(context.store, `assistant status ${conversationOf(context, channel_id).id} ${thread_ts}`, { status });
    return {};
  },
  assistant_threads_setTitle: (context) => {
    const { channel_id, thread_ts, title } = context.body;
    set(context.store, `assistant title ${conversationOf(context, channel_id).id} ${thread_ts}`, { title });
    return {};
  },
  assistant_threads_setSuggestedPrompts: (context) => {
    const { channel_id, thread_ts = "", prompts, title = "" } = context.body;
    const { id } = conversationOf(context, channel_id);
    set(context.store, `assistant prompts ${id} ${thread_ts}`, { title, prompts });
    return {};
  },
});
