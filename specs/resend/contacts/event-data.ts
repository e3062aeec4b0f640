import type { Store as StoreOf } from "@wondertwin/framework";
import { inEvents } from "../conventions/time.ts";
import type { Resources } from "../resources.ts";

/** What events tell of a contact, from how answers show it. */
export function contactData(
  contact: Readonly<Record<string, unknown>>,
  store: Pick<StoreOf<Resources>, "contact" | "membership">,
): object {
  const id = String(contact["id"]);
  const segment_ids = store.membership.list({ contact_id: id }).map(({ segment_id }) => segment_id);
  const created_at = String(contact["created_at"]);
  return {
    id,
    audience_id: segment_ids[0] ?? "",
    segment_ids,
    created_at: inEvents(created_at),
    updated_at: inEvents(store.contact.find(id)?.updated_at ?? created_at),
    email: contact["email"],
    first_name: contact["first_name"],
    last_name: contact["last_name"],
    unsubscribed: contact["unsubscribed"],
  };
}
