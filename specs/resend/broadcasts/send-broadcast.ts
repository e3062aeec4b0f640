import { chosen } from "../contacts/choose.ts";
import { contactsOf } from "../contacts/join-segment.ts";
import type { ResendContext } from "../context.ts";
import { nowWritten } from "../conventions/time.ts";
import { filled } from "../emails/render.ts";
import { sendEmail } from "../emails/send-email.ts";
import type { Resources } from "../resources.ts";

type Broadcast = Resources["broadcast"];
type Contact = Resources["contact"];

/** Sends a broadcast to everyone of its segment who wants it: what changes of it. */
export function sendBroadcast(broadcast: Broadcast, context: ResendContext): Partial<Broadcast> {
  const { store } = context;
  const topic = broadcast.topic_id === null ? undefined : store.topic.find(broadcast.topic_id);
  const segment = store.segment.get(broadcast.segment_id ?? "");
  const wants = (contact: Contact) =>
    !contact.unsubscribed && (!topic || chosen(contact, topic, store) === "opt_in");
  for (const contact of contactsOf(segment, store).filter(wants).toReversed())
    sendTo(contact, broadcast, context);
  return { status: "sent", sent_at: nowWritten(context) };
}

function sendTo(contact: Contact, broadcast: Broadcast, context: ResendContext): void {
  const variables = variablesOf(contact, context);
  const { from, subject, html, text, reply_to, topic_id } = broadcast;
  const content = {
    from,
    subject: filled(subject, variables),
    html: filled(html, variables),
    text: filled(text, variables),
    reply_to,
  };
  const origin = { broadcast_id: broadcast.id, contact_id: contact.id };
  sendEmail({ input: { to: [contact.email], topic_id }, content }, context, origin);
}

/** What a broadcast can say of whom it is sent to (resend.com/docs/dashboard/broadcasts/introduction). */
function variablesOf(contact: Contact, { store, page }: ResendContext): Readonly<Record<string, unknown>> {
  const unsubscribe = page(`/unsubscribe/${contact.id}`);
  const known = store.contact_property
    .list()
    .map(({ key, fallback_value }) => [
      `contact.${key}`,
      contact.properties[key]?.value ?? fallback_value ?? undefined,
    ]);
  return {
    ...Object.fromEntries(known),
    FIRST_NAME: contact.first_name ?? undefined,
    LAST_NAME: contact.last_name ?? undefined,
    EMAIL: contact.email,
    RESEND_UNSUBSCRIBE_URL: unsubscribe,
    "contact.first_name": contact.first_name ?? undefined,
    "contact.last_name": contact.last_name ?? undefined,
    "contact.email": contact.email,
  };
}
