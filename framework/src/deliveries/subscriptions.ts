import type { Subscription } from "../authoring/event.ts";
import type { Session } from "../resources/session.ts";

/** A subscription that can be told from the others of its partition. */
export type KnownSubscription = Subscription & { readonly id: string };

/** Who wants to know of a partition's events: those who asked through the API, and those the twin was told of. */
export function subscriptionsOf(session: Session): readonly KnownSubscription[] {
  const asked = session.twin.vendor.webhooks?.subscriptions(session.store) ?? [];
  return [...known(asked).filter((each) => isReachable(session, each)), ...toldOf(session)];
}

/** What the addresses of subscribers begin with who are told over a connection of theirs. */
export const SOCKET = "socket:";

/** Who is told over a connection hears nothing while there is none. */
const isReachable = ({ world }: Session, { id, url }: KnownSubscription) =>
  !url.startsWith(SOCKET) || world.listening.has(id);

/** Whom the twin was told of: they want to know of everything. */
export const toldOf = ({ world }: Session): readonly KnownSubscription[] => known(world.subscriptions);

/** Who of a partition wants to know of the events of those connected to it. */
export function connectedSubscriptionsOf(session: Session): readonly KnownSubscription[] {
  return known(session.twin.vendor.webhooks?.connected?.subscriptions(session.store) ?? []);
}

function known(subscriptions: readonly Subscription[]): readonly KnownSubscription[] {
  return subscriptions.map((each) => ({ ...each, id: each.id ?? each.url }));
}
