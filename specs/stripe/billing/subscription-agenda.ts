import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { atClockOf, plan } from "./test-clocks.ts";

type Subscription = Schemas["subscription"];

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** The announcement of a trial's end comes three days before it (docs.stripe.com/billing/subscriptions/trials). */
const TRIAL_WARNING = 3 * DAY;
/** A first payment may take 23 hours (docs.stripe.com/billing/subscriptions/overview#subscription-statuses). */
const FIRST_PAYMENT = 23 * HOUR;

/** Statuses in which a subscription goes on from period to period. */
const going: ReadonlySet<string> = new Set<Subscription["status"]>([
  "active",
  "past_due",
  "trialing",
  "unpaid",
]);

/** Puts down what comes over a subscription by itself, after anything that decides it changed. */
export function planSubscription(context: StripeContext, subscription: Subscription): void {
  const { cancel_at, created, current_period_end, customer, status, trial_end } = subscription;
  const goes = going.has(status);
  const ends = cancel_at != null && cancel_at <= current_period_end;
  const put = (effect: string, at: number | null | undefined) =>
    plan(context, subscription, { resource: "subscription", effect, at: at ?? null });
  put("cancel", goes ? cancel_at : null);
  put("expire", status === "incomplete" ? created + FIRST_PAYMENT : null);
  put("renew", goes && !ends ? current_period_end : null);

  // What was announced is not announced again.
  const warned = status === "trialing" && trial_end != null && Math.max(created, trial_end - TRIAL_WARNING);
  if (warned === false) put("trial_will_end", null);
  else if (warned >= atClockOf(context, customer, () => context.unix())) put("trial_will_end", warned);
}
