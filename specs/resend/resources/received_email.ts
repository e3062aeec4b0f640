import { uuid } from "@wondertwin/framework";
import { goodUntil } from "../emails/attachments.ts";
import { resend } from "../vendor.ts";

const received = resend.resource("received_email", { path: "/emails/receiving/{email_id}", id: uuid() });

export default received.behaves({
  defaults: {
    created_at: ({ now }) => now().toISOString(),
    raw: ({ id, page, unix }) => ({ download_url: page(`/raw/${id}`), expires_at: goodUntil(unix()) }),
  },
  events: { created: "email.received" },
});
