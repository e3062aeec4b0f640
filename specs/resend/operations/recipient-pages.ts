import { Upload } from "@wondertwin/framework";
import { eml } from "../mailbox/eml.ts";
import { page } from "../mailbox/html.ts";
import { resend } from "../vendor.ts";

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));

export default resend.pages({
  /** What the link at the end of a broadcast leads to. */
  "/unsubscribe/{contact}": {
    get: ({ params, store }) => {
      const contact = store.contact.get(params["contact"] ?? "");
      store.contact.update(contact, { unsubscribed: true });
      return page("Unsubscribed", "<p>You will receive no more of these emails.</p>");
    },
  },
  "/attachments/{attachment}": {
    get: ({ params, store }) => {
      const { content, content_type, filename } = store.attachment.get(params["attachment"] ?? "");
      return {
        file: new Upload({ filename: filename ?? "", contentType: content_type, bytes: bytesOf(content) }),
      };
    },
  },
  "/raw/{email}": {
    get: ({ params, store }) => {
      const email = store.received_email.get(params["email"] ?? "");
      const bytes = new TextEncoder().encode(eml(email, store.attachment.list({ email_id: email.id })));
      return { file: new Upload({ filename: "", contentType: "message/rfc822", bytes }) };
    },
  },
});
