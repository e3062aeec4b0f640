import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { renew } from "./renewing.ts";

type Subscription = Schemas["subscription"];

/** What a new end of its trial changes in a subscription; `now` ends it at once and bills the first period. */
export function trialAfter(
  context: StripeContext,
  subscription: Subscription,
  end: "now" | number | undefined,
): Partial<Subscription> {
  const { unix, fail } = context;
  if (end === undefined) return {};
  const at = end === "now" ? unix() : end;
  const moved = { billing_cycle_anchor: at, current_period_end: at, trial_end: at };
  if (end === "now") {
    if (subscription.status !== "trialing") return { trial_end: subscription.trial_end ?? null };
    renew(context, { ...subscription, ...moved }, { atOnce: true });
    return { billing_cycle_anchor: at, trial_end: at };
  }
  if (at <= unix())
    fail("invalid_argument", {
      message: "Invalid timestamp: must be an integer Unix timestamp in the future.",
      param: "trial_end",
    });
  return { ...moved, status: "trialing", trial_start: subscription.trial_start ?? unix() };
}
