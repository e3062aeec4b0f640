import { uuid } from "@wondertwin/framework";
import { dispatch } from "../broadcasts/dispatch.ts";
import { sendBroadcast } from "../broadcasts/send-broadcast.ts";
import { listOrNull } from "../emails/address.ts";
import { resend } from "../vendor.ts";

const broadcast = resend.resource("broadcast", {
  path: "/broadcasts/{broadcast_id}",
  id: uuid(),
  state: "status",
});

export default broadcast.behaves({
  initial: "draft",
  defaults: { name: "Untitled" },
  create: ({ body, fail }) => {
    const segment_id = body.segment_id ?? body.audience_id;
    if (segment_id === undefined)
      return fail("missing_required_field", { message: "Missing `segment_id` field." });
    return { segment_id, audience_id: segment_id, reply_to: listOrNull(body.reply_to) };
  },
  created: (context) => {
    const { body, self, store } = context;
    if (body.send !== true) return undefined;
    return store.broadcast.update(self, dispatch(self, body.scheduled_at, context));
  },
  update: ({ self, body, fail }) => {
    if (self.status !== "draft")
      fail("validation_error", { message: "You can only update broadcasts that are drafts" });
    const segment_id = body.segment_id ?? body.audience_id;
    return {
      segment_id,
      audience_id: segment_id,
      reply_to: body.reply_to === undefined ? undefined : listOrNull(body.reply_to),
    };
  },
  remove: ({ self, fail }) => {
    if (self.status !== "draft")
      fail("validation_error", { message: "You can only remove broadcasts that are drafts" });
  },
  actions: {
    send: {
      from: ["draft"],
      handle: (context) => dispatch(context.self, context.body.scheduled_at, context),
    },
    cancel: {
      from: ["queued"],
      to: "draft",
      handle: ({ self, store }) => {
        store.broadcast.unschedule(self, "send");
        return { scheduled_at: null };
      },
    },
  },
  effects: { send: (context) => sendBroadcast(context.self, context) },
});
