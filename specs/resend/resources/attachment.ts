import { uuid } from "@wondertwin/framework";
import { goodUntil } from "../emails/attachments.ts";
import { resend } from "../vendor.ts";

export default resend
  .resource("attachment", { path: "/emails/{email_id}/attachments/{attachment_id}", id: uuid() })
  .behaves({
    defaults: { download_url: ({ id, page }) => page(`/attachments/${id}`) },
    computed: { expires_at: (_, { unix }) => goodUntil(unix()) },
  });
