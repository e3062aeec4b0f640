import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";

type Charge = Schemas["charge"];

/** How long an authorization holds (docs.stripe.com/payments/place-a-hold-on-a-payment-method). */
export const HELD_FOR = "7d";

/** Lets an authorization go that nobody captured, and ends its PaymentIntent. */
export function lapse({ store, unix }: StripeContext, charge: Charge): void {
  if (charge.captured || charge.refunded) return;
  store.charge.update(
    charge,
    { amount_refunded: charge.amount, refunded: true },
    { event: "charge.expired" },
  );
  const intent = store.payment_intent.find(charge.payment_intent ?? "");
  if (intent?.status === "requires_capture")
    store.payment_intent.update(intent, {
      amount_capturable: 0,
      canceled_at: unix(),
      cancellation_reason: "automatic",
      status: "canceled",
    });
}
