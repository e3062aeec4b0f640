import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { addInterval } from "./calendar.ts";
import { collect, failDeclined, methodFor } from "./collecting.ts";
import { planInvoice } from "./invoice-agenda.ts";
import { finalizeInvoice } from "./invoicing.ts";
import { draftPeriodInvoice } from "./period-invoice.ts";

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
  const draft = draftPeriodInvoice(context, subscription, { reason: "subscription_create" });
  const billed = store.subscription.update(
    subscription,
    { latest_invoice: draft.id ?? null },
    { event: false },
  );
  if (subscription.collection_method === "send_invoice") {
    planInvoice(context, draft, context.unix());
    return billed;
  }
  const invoice = finalizeInvoice(context, draft);
  const begun = store.subscription.get(subscription.id);
  if (invoice.status === "paid" || behavior === "default_incomplete") return begun;
  const collected = collect(context, invoice, methodFor(context, invoice), { offSession });
  if (behavior === "error_if_incomplete" && collected.outcome === "declined")
    failDeclined(context, collected.decline, false);
  return store.subscription.get(subscription.id);
}
