import type { Session } from "../resources/session.ts";
import type { Audience } from "./audience.ts";

/** Puts a delivery of an event into the queue for everyone who asked for it; how many there are. */
export function enqueue(
  session: Session,
  {
    event,
    audience,
  }: {
    readonly event: { readonly id: string; readonly name: string; readonly body: object };
    readonly audience: Audience;
  },
  /** The event as JSON, where it is kept nowhere else. */
  payload: (() => string) | undefined,
): number {
  const { id, name, body } = event;
  const asking = audience.subscriptions.filter(
    ({ events, concerns }) =>
      (events.includes(name) || events.includes("*")) && (concerns?.({ name, body }) ?? true),
  );
  for (const { id: subscription, home, url, addressed } of asking)
    session.world.outbox.add({
      event: { id, name },
      subscription,
      url,
      due: session.at,
      ...(home !== undefined && { home }),
      ...(addressed && { addressed }),
      ...(payload && { payload: payload() }),
    });
  return asking.length;
}
