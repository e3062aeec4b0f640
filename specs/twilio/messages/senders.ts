import type { TwilioContext } from "../context.ts";
import type { Message } from "../resources.ts";

/** The number that a messaging service sends from: the one that this recipient knows, else its first. */
export function senderOf({ store }: Pick<TwilioContext, "store">, message: Message): string | null {
  const { messaging_service_sid, to, from } = message;
  if (from !== null) return from;
  const numbers = store.messaging_sender
    .list({ service_sid: messaging_service_sid ?? "" })
    .map(({ phone_number }) => phone_number ?? "");
  const before = store.message.find(
    (each) =>
      each.messaging_service_sid === messaging_service_sid &&
      each.to === to &&
      numbers.includes(each.from ?? ""),
  );
  return before?.from ?? numbers[0] ?? null;
}
