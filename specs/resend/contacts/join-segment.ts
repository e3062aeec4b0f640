import type { Store } from "../context.ts";
import type { Resources } from "../resources.ts";

type Contact = Pick<Resources["contact"], "id">;
type Segment = Pick<Resources["segment"], "id">;

/** Puts a contact into a segment, where it is not in it. */
export function joinSegment(
  contact: Contact,
  segment: Segment,
  { membership }: Pick<Store, "membership">,
): void {
  const place = { contact_id: contact.id, segment_id: segment.id };
  if (!membership.find(place)) membership.insert(place);
}

/** The contacts of a segment, the newest first. */
export function contactsOf(segment: Segment, store: Pick<Store, "contact" | "membership">) {
  const ids = new Set(store.membership.list({ segment_id: segment.id }).map(({ contact_id }) => contact_id));
  return store.contact.list(({ id }) => ids.has(id)).toReversed();
}
