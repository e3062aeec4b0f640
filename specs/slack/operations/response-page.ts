import { slack } from "../vendor.ts";
import { originalOf, respond } from "../world/answering.ts";

const HALF_AN_HOUR = 1_800_000;
const MOST_USES = 5;

/** Where apps say something in answer to what a user did (docs.slack.dev/interactivity/handling-user-interaction). */
export default slack.pages({
  "/actions/{team}/{hook}": {
    receive: (context) => {
      const { params, sent, store, fail, now } = context;
      const hook = store.response_hook.find(params["hook"] ?? "") ?? fail("not_found");
      if (hook.uses >= MOST_USES || now().getTime() - hook.made > HALF_AN_HOUR) return fail("expired_url");
      if (typeof sent !== "object" || sent === null) return fail("invalid_payload");
      store.response_hook.update(hook, { uses: hook.uses + 1 });
      const channel = store.conversation.get(hook.channel);
      const app = store.app.get(hook.app_id);
      respond(
        context,
        { app, channel, user: hook.user, original: originalOf(context, channel.id, hook.message) },
        sent,
      );
      return { text: "ok" };
    },
  },
});
