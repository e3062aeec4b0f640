import type { Subscription } from "../authoring/event.ts";
import type { Session } from "../resources/session.ts";

/** A subscription that can be told from the others of its partition. */
export type KnownSubscription = Subscription & { readonly id: string };

/** Who wants to know of a partition's events: those who asked through the API, and those the twin was told of. */
export function subscriptionsOf(session: Session): readonly KnownSubscription[] {
  const { twin, world } = session;
  const asked = twin.vendor.webhooks?.subscriptions(session.store) ?? [];
  return [...asked, ...world.subscriptions].map((each) => ({ ...each, id: each.id ?? each.url }));
}

/** Who of them wants to know of an event of this name. */
export function subscribersOf(session: Session, event: string): readonly KnownSubscription[] {
  return subscriptionsOf(session).filter(({ events }) => events.includes(event) || events.includes("*"));
}
