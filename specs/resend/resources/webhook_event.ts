import { prefixed } from "@wondertwin/framework";
import { resend } from "../vendor.ts";

export default resend
  .resource("webhook_event", { path: "/webhooks/{webhook_id}/events/{event_id}", id: prefixed("msg_", 27) })
  .behaves({
    computed: { status: ({ pending }) => (pending > 0 ? "attempting" : "success") },
  });
