import type { TriggerStep } from "@wondertwin/framework";
import { resend } from "./vendor.ts";

const MAIL = {
  from: "Ada <ada@example.com>",
  subject: "Hello",
  html: '<a href="https://example.com">Hi</a>',
};

/** Sends an email. */
const send = (to: string, more: object = {}): TriggerStep => ({
  send: "POST /emails",
  body: { ...MAIL, to, ...more },
  as: "email",
});
const arrives: TriggerStep = { advance: "1s" };
const contact: TriggerStep = { send: "POST /contacts", body: { email: "grace@example.org" }, as: "contact" };
const topic: TriggerStep = {
  send: "POST /topics",
  body: { name: "Weekly", default_subscription: "opt_in" },
  as: "topic",
};
const domain: TriggerStep = { send: "POST /domains", body: { name: "new.example" }, as: "domain" };
const suppression: TriggerStep = {
  send: "POST /suppressions",
  body: { email: "grace@example.org" },
  as: "suppression",
};
const inbox: TriggerStep = {
  send: "POST /inboxes",
  body: { email_address: "team@example.com", name: "Team" },
  as: "inbox",
};

/** How Resend's events come about. */
export const triggers = resend.triggers({
  headers: { authorization: "Bearer re_wondertwin" },
  events: {
    "email.sent": [send("grace@example.org")],
    "email.scheduled": [send("grace@example.org", { scheduled_at: "in 1 hour" })],
    "email.delivered": [send("delivered@resend.dev"), arrives],
    "email.bounced": [send("bounced@resend.dev"), arrives],
    "email.complained": [send("complained@resend.dev"), arrives, arrives],
    "email.suppressed": [send("suppressed@resend.dev")],
    "email.received": [send("help@example.com"), arrives],
    "contact.created": [contact],
    "contact.updated": [contact, { send: "PATCH /contacts/{contact.id}", body: { first_name: "Grace" } }],
    "contact.deleted": [contact, { send: "DELETE /contacts/{contact.id}" }],
    "contact.topics.updated": [
      contact,
      topic,
      {
        send: "PATCH /contacts/{contact.id}/topics",
        body: { topics: [{ id: "{topic.id}", subscription: "opt_out" }] },
      },
    ],
    "topic.created": [topic],
    "topic.updated": [topic, { send: "PATCH /topics/{topic.id}", body: { name: "Monthly" } }],
    "topic.deleted": [topic, { send: "DELETE /topics/{topic.id}" }],
    "domain.created": [domain],
    "domain.updated": [domain, { send: "POST /domains/{domain.id}/verify" }],
    "domain.deleted": [domain, { send: "DELETE /domains/{domain.id}" }],
    "suppression.added": [suppression],
    "suppression.removed": [suppression, { send: "DELETE /suppressions/{suppression.id}" }],
    "inbox.created": [inbox],
    "inbox.updated": [inbox, { send: "PATCH /inboxes/{inbox.id}", body: { name: "All" } }],
    "inbox.deleted": [inbox, { send: "DELETE /inboxes/{inbox.id}" }],
  },
});
