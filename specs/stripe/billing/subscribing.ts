import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { addInterval } from "./calendar.ts";
import { collect, failDeclined, methodFor } from "./collecting.ts";
import { addPendingItems, addSubscriptionLine } from "./invoice-lines.ts";
import { customerOnInvoice, finalizeInvoice } from "./invoicing.ts";
import { advanceAmount } from "./subscription-items.ts";

type Invoice = Schemas["invoice"];
type Price = Schemas["price"];
type Subscription = Schemas["subscription"];

/** How a request wants the first payment to go. */
export type PaymentBehavior =
  | "allow_incomplete"
  | "default_incomplete"
  | "error_if_incomplete"
  | "pending_if_incomplete";

interface AskedCycle {
  readonly billing_cycle_anchor?: number | undefined;
  readonly trial_end?: "now" | number | undefined;
  readonly trial_period_days?: number | undefined;
}

const DAY = 24 * 60 * 60;

/** When a new subscription's first period begins and ends, and its trial where it has one. */
export function firstPeriod({ unix, fail }: StripeContext, asked: AskedCycle, price: Price | undefined) {
  const start = unix();
  const { trial_end, trial_period_days, billing_cycle_anchor } = asked;
  if (typeof trial_end === "number" && trial_end <= start)
    fail("invalid_argument", {
      message: "Invalid timestamp: must be an integer Unix timestamp in the future.",
      param: "trial_end",
    });
  const trialEnd =
    typeof trial_end === "number" ? trial_end : trial_period_days ? start + trial_period_days * DAY : null;
  const { interval = "month", interval_count = 1 } = price?.recurring ?? {};
  const end = trialEnd ?? billing_cycle_anchor ?? addInterval(start, { interval, interval_count });
  return {
    billing_cycle_anchor: trialEnd ?? billing_cycle_anchor ?? start,
    current_period_end: end,
    current_period_start: start,
    start_date: start,
    trial_end: trialEnd,
    trial_start: trialEnd === null ? null : start,
  };
}

/** Bills a new subscription's first period: the subscription with what came of it. */
export function billFirstPeriod(
  context: StripeContext,
  subscription: Subscription,
  { behavior, offSession }: { readonly behavior: PaymentBehavior; readonly offSession: boolean | undefined },
): Subscription {
  const { store } = context;
  const draft = firstInvoice(context, subscription);
  const billed = store.subscription.update(
    subscription,
    { latest_invoice: draft.id ?? null },
    { event: false },
  );
  if (subscription.collection_method === "send_invoice") return billed;
  const invoice = finalizeInvoice(context, draft);
  const begun = store.subscription.get(subscription.id);
  if (invoice.status === "paid" || behavior === "default_incomplete") return begun;
  const collected = collect(context, invoice, methodFor(context, invoice), { offSession });
  if (behavior === "error_if_incomplete" && collected.outcome === "declined")
    failDeclined(context, collected.decline, false);
  return store.subscription.get(subscription.id);
}

function firstInvoice(context: StripeContext, subscription: Subscription): Invoice {
  const { store } = context;
  const customer = store.customer.get(subscription.customer);
  const { collection_method, current_period_end, current_period_start, days_until_due, discount } =
    subscription;
  const onInvoice = customerOnInvoice(context, customer);
  const invoice = store.invoice.insert({
    ...onInvoice,
    auto_advance: true,
    billing_reason: "subscription_create",
    collection_method,
    currency: subscription.currency,
    default_tax_rates: subscription.default_tax_rates ?? [],
    discount: discount ?? onInvoice.discount ?? null,
    due_date: days_until_due == null ? null : current_period_start + days_until_due * DAY,
    subscription: subscription.id,
    subscription_details: { metadata: subscription.metadata },
  });
  const trial = subscription.trial_end != null;
  for (const item of store.subscription_item.list({ subscription: subscription.id })) {
    const product = store.product.find(item.price.product)?.name ?? "";
    addSubscriptionLine(context, invoice, {
      item,
      amount: trial ? 0 : advanceAmount(context, item),
      description: trial ? `Trial period for ${product}` : `${item.quantity ?? 0} × ${product}`,
      period: { start: current_period_start, end: current_period_end },
    });
  }
  addPendingItems(context, invoice);
  return invoice;
}
