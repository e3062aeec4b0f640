import type { Schemas } from "../api.gen.ts";
import type { Store } from "../context.ts";
import type { Resources } from "../resources.ts";

type Happened =
  | "sent"
  | "delivered"
  | "opened"
  | "clicked"
  | "bounced"
  | "complained"
  | "unsubscribed"
  | "suppressed";
type LastEvent = Resources["email"]["last_event"];

/** What must have happened to an email before its last event. */
const before: { readonly [Event in LastEvent]?: readonly LastEvent[] } = {
  delivered: ["sent"],
  opened: ["sent", "delivered"],
  clicked: ["sent", "delivered", "opened"],
  bounced: ["sent"],
  complained: ["sent", "delivered"],
};

/** To whom of a broadcast's recipients something happened. */
export function recipientsOf(
  { id: broadcast_id }: Pick<Resources["broadcast"], "id">,
  { type, email }: { readonly type: Happened; readonly email?: string },
  store: Pick<Store, "contact" | "email">,
): Schemas["broadcast_recipient"][] {
  return store.email
    .list({ broadcast_id })
    .filter((each) => hasHappened(each, type, store))
    .filter(({ to }) => email === undefined || to.some((address) => address.includes(email)))
    .map((each) => ({
      id: each.id,
      contact_id: each.contact_id ?? null,
      email: each.to[0] ?? "",
      ...(type === "bounced" && { bounce_type: "permanent" as const }),
      ...((type === "opened" || type === "clicked") && { count: 1 }),
      ...(type === "clicked" && { clicked_links: [{ url: each.click?.link ?? "", clicks: 1 }] }),
    }));
}

function hasHappened(
  { last_event, contact_id }: Resources["email"],
  type: Happened,
  { contact }: Pick<Store, "contact">,
): boolean {
  if (type === "unsubscribed") return contact.find(contact_id ?? "")?.unsubscribed === true;
  return last_event === type || (before[last_event] ?? []).includes(type);
}
