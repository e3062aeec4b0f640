import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { endSubscription } from "./ending.ts";
import { planSubscription } from "./subscription-agenda.ts";
import { plan } from "./test-clocks.ts";

type Invoice = Schemas["invoice"];

const DAY = 24 * 60 * 60;

/** Days until a failed payment is tried again; behind the last the subscription ends. */
const RETRIES = [3, 5, 7];

/**
 * Notes that an invoice could not be collected: when it is tried again, and what becomes of its subscription.
 *
 * The retries and the end are those of an account with a schedule of its own
 * (docs.stripe.com/billing/revenue-recovery/smart-retries).
 */
export function paymentFailed(context: StripeContext, invoice: Invoice): void {
  const { store, emit, unix } = context;
  const { auto_advance, billing_reason, id = "" } = invoice;
  const days =
    auto_advance && billing_reason !== "subscription_create" ? RETRIES[invoice.attempt_count] : undefined;
  const next = days === undefined ? null : unix() + days * DAY;
  const failed = store.invoice.update(
    invoice,
    { attempt_count: invoice.attempt_count + 1, attempted: true, next_payment_attempt: next },
    { event: false },
  );
  plan(context, failed, { resource: "invoice", effect: "collect", at: next });
  emit("invoice.payment_failed", failed);
  const subscription = store.subscription.find(invoice.subscription ?? "");
  if (subscription?.status === "active" && subscription.latest_invoice === id)
    planSubscription(context, store.subscription.update(subscription, { status: "past_due" }));
  else if (subscription?.status === "past_due" && next === null && auto_advance)
    endSubscription(context, subscription, {
      cancellation_details: { comment: null, feedback: null, reason: "payment_failed" },
    });
}
