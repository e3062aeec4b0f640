import type { TwilioContext } from "../context.ts";
import { rfc2822 } from "../conventions/times.ts";
import { undelivered } from "../phone/magic-numbers.ts";
import type { Message } from "../resources.ts";
import { tellStatus } from "./callbacks.ts";
import { priceOf } from "./prices.ts";
import { segmentsOf } from "./segments.ts";
import { senderOf } from "./senders.ts";

type Next = (context: TwilioContext, message: Message) => Partial<Message>;

/** What becomes of a message, step by step. */
const steps: Readonly<Record<string, Next>> = {
  scheduled: () => ({ status: "accepted" }),
  accepted: (context, message) => ({
    status: "queued",
    from: senderOf(context, message),
    num_segments: String(segmentsOf(message.body ?? "")),
  }),
  queued: () => ({ status: "sending" }),
  sending: ({ now }, message) => {
    const [ending, error_code, error_message] = undelivered[message.to ?? ""] ?? [];
    if (ending === "failed")
      return { status: "failed", error_code: error_code ?? null, error_message: error_message ?? null };
    return { status: "sent", date_sent: rfc2822(now()), price: priceOf(message), price_unit: "USD" };
  },
  sent: (_, message) => {
    const [status = "delivered", error_code = null, error_message = null] =
      undelivered[message.to ?? ""] ?? [];
    return { status, error_code, error_message };
  },
};

/** How long a message stays as it is before the next step. */
const PACE = "1s";

/** Puts down a message's next step, where it has one; one that is scheduled waits for its moment. */
export function planProgress({ store }: TwilioContext, self: Message): void {
  if (self.direction === "inbound" || !steps[self.status ?? ""]) return;
  const when = self.status === "scheduled" ? new Date(self.send_at ?? 0) : PACE;
  store.message.schedule(self, "progress", when);
}

/** Takes a message a step further and tells of it. */
export function progress(context: TwilioContext & { readonly self: Message }): undefined {
  const { self, store } = context;
  const next = steps[self.status ?? ""]?.(context, self);
  if (!next) return;
  const message = store.message.update(self, { ...next });
  tellStatus(context, message);
  planProgress(context, message);
}
