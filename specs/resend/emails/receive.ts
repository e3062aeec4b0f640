import type { ResendContext } from "../context.ts";
import type { Resources } from "../resources.ts";

/** Takes in an email that was sent to addresses of the team's own. */
export function receive(
  email: Resources["email"],
  received_for: string[],
  { store }: Pick<ResendContext, "store">,
): void {
  const files = store.attachment.list({ email_id: email.id });
  const received = store.received_email.insert({
    message_id: email.message_id,
    from: email.from,
    to: email.to,
    cc: email.cc,
    bcc: email.bcc,
    reply_to: email.reply_to,
    received_for,
    subject: email.subject,
    html: email.html,
    text: email.text,
    headers: {
      from: email.from,
      to: email.to.join(", "),
      subject: email.subject,
      "message-id": email.message_id,
      "mime-version": "1.0",
    },
    attachments: files.map(({ id, filename, size, content_type, content_disposition, content_id }) => ({
      id,
      filename,
      size,
      content_type,
      content_disposition,
      content_id,
    })),
    email_id: email.id,
  });
  for (const { id: _, email_id: __, ...file } of files)
    store.attachment.insert({ ...file, email_id: received.id });
}
