import { inEvents } from "../conventions/time.ts";
import type { Resources } from "../resources.ts";

/** What events tell of an email that was sent (resend.com/docs/webhooks/event-types). */
export function emailData(email: Resources["email"], event: string): object {
  const { broadcast_id, template_id, bounce, click } = email;
  return {
    ...(broadcast_id !== undefined && { broadcast_id }),
    created_at: inEvents(email.created_at),
    email_id: email.id,
    message_id: email.message_id,
    from: email.from,
    to: email.to,
    subject: email.subject,
    ...(template_id !== undefined && { template_id }),
    ...(email.tags.length > 0 && {
      tags: Object.fromEntries(email.tags.map(({ name, value }) => [name, value])),
    }),
    ...(event === "email.bounced" && { bounce }),
    ...(event === "email.clicked" && { click }),
    ...(event === "email.failed" && { failed: { reason: "reached_daily_quota" } }),
    ...(event === "email.suppressed" && { suppressed: onSuppressionList }),
  };
}

const onSuppressionList = {
  message: "The recipient is on the suppression list of the account.",
  type: "OnAccountSuppressionList",
};

/** What events tell of an email that came in. */
export function receivedData(email: Resources["received_email"]): object {
  return {
    email_id: email.id,
    created_at: email.created_at,
    from: email.from,
    to: email.to,
    bcc: email.bcc ?? [],
    cc: email.cc ?? [],
    received_for: email.received_for,
    message_id: email.message_id,
    subject: email.subject,
    attachments: email.attachments.map(({ size: _, ...attachment }) => attachment),
  };
}
