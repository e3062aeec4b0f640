import type { Session } from "../resources/session.ts";
import { subscribersOf } from "./subscriptions.ts";

/** Puts a delivery of an event into the queue for everyone who asked for it; how many there are. */
export function enqueue(
  session: Session,
  event: { readonly id: string; readonly name: string },
  /** The event as JSON, where it is kept nowhere else. */
  payload: (() => string) | undefined,
): number {
  const subscribers = subscribersOf(session, event.name);
  for (const { id, url } of subscribers)
    session.world.outbox.add({
      event: { id: event.id, name: event.name },
      subscription: id,
      url,
      due: session.at,
      ...(payload && { payload: payload() }),
    });
  return subscribers.length;
}
