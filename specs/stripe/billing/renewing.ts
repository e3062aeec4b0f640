import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { advanceInvoice } from "./advancing.ts";
import { nextOfCycle } from "./calendar.ts";
import { endSubscription } from "./ending.ts";
import { planInvoice } from "./invoice-agenda.ts";
import { draftPeriodInvoice } from "./period-invoice.ts";
import { planSubscription } from "./subscription-agenda.ts";

type Subscription = Schemas["subscription"];

/**
 * Takes a subscription into its next period and drafts that period's invoice; a trial ends with it
 * (docs.stripe.com/billing/subscriptions/overview).
 */
export function renew(
  context: StripeContext,
  subscription: Subscription,
  { atOnce = false }: { readonly atOnce?: boolean } = {},
): void {
  if (subscription.status === "trialing" && endsWithoutMethod(context, subscription)) return;
  const { store, unix } = context;
  const period = nextPeriod(context, subscription);
  const draft = draftPeriodInvoice(
    context,
    { ...subscription, ...period, status: "active" },
    {
      reason: "subscription_cycle",
      fields: {
        period_end: subscription.current_period_end,
        period_start: subscription.current_period_start,
        ...(subscription.status === "unpaid" || subscription.pause_collection?.behavior === "keep_as_draft"
          ? { auto_advance: false }
          : {}),
      },
    },
  );
  const renewed = store.subscription.update(subscription, {
    ...period,
    latest_invoice: draft.id ?? null,
    ...(subscription.status === "trialing" && { status: "active" }),
  });
  planSubscription(context, renewed);
  if (atOnce) advanceInvoice(context, draft);
  else planInvoice(context, draft, unix());
}

/** The period after the current one, and the discount that still holds in it. */
function nextPeriod(
  { store }: StripeContext,
  subscription: Subscription,
): Pick<Subscription, "current_period_end" | "current_period_start"> & Partial<Subscription> {
  const { billing_cycle_anchor, current_period_end: start, discount, id } = subscription;
  const item = store.subscription_item.find({ subscription: id });
  const { interval = "month", interval_count = 1 } = item?.price.recurring ?? {};
  const ended = discount?.coupon.duration === "once" || (discount?.end != null && discount.end <= start);
  return {
    current_period_end: nextOfCycle(billing_cycle_anchor, { interval, interval_count }, start),
    current_period_start: start,
    ...(ended && { discount: null }),
  };
}

/** What a trial's end means where nothing can be charged (docs.stripe.com/billing/subscriptions/trials/free-trials). */
function endsWithoutMethod(context: StripeContext, subscription: Subscription): boolean {
  const { store } = context;
  const { customer, default_payment_method, trial_settings } = subscription;
  const behavior = trial_settings?.end_behavior.missing_payment_method ?? "create_invoice";
  const owner = store.customer.get(customer);
  const method =
    default_payment_method ?? owner.invoice_settings?.default_payment_method ?? owner.default_source;
  if (method || behavior === "create_invoice") return false;
  if (behavior === "cancel") endSubscription(context, subscription);
  else
    planSubscription(
      context,
      store.subscription.update(
        subscription,
        { status: "paused" },
        { event: "customer.subscription.paused" },
      ),
    );
  return true;
}
