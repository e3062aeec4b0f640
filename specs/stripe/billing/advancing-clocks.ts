import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { momentOf } from "../conventions/moments.ts";
import { addInterval } from "./calendar.ts";
import { invoiceEffects, subscriptionEffects } from "./effects.ts";
import { customersOf, type Planned, takeDue } from "./test-clocks.ts";

const DAY = 24 * 60 * 60;

/** Lets everything happen that is due on a test clock until a moment, each thing at its own. */
export function runClock(context: StripeContext, id: string, until: number): void {
  for (let due = takeDue(context, id, until); due; due = takeDue(context, id, until)) {
    const what = due;
    context.asOf(momentOf(due.at), () => happen(context, what));
  }
}

function happen(context: StripeContext, { effect, id, resource }: Planned): void {
  const { store } = context;
  if (resource === "invoice") {
    const invoice = store.invoice.find(id);
    if (invoice) invoiceEffects[effect]?.(context, invoice);
    return;
  }
  const subscription = store.subscription.find(id);
  if (subscription) subscriptionEffects[effect]?.(context, subscription);
}

/**
 * The latest moment that a clock may be advanced to: two intervals of its shortest subscription away, or two
 * years (docs.stripe.com/api/test_clocks/advance).
 */
export function furthest(
  context: StripeContext,
  { id, frozen_time }: Schemas["test_helpers.test_clock"],
): number {
  const { store } = context;
  const items = customersOf(context, id)
    .flatMap((customer) => store.subscription.list({ customer: customer.id }))
    .filter(({ status }) => status !== "canceled" && status !== "incomplete_expired")
    .flatMap((subscription) => store.subscription_item.list({ subscription: subscription.id }));
  let nearest = frozen_time + 2 * 365 * DAY;
  for (const { price } of items) {
    const { interval = "month", interval_count = 1 } = price.recurring ?? {};
    nearest = Math.min(nearest, addInterval(frozen_time, { interval, interval_count: 2 * interval_count }));
  }
  return nearest;
}
