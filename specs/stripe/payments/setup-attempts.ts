import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import type { PaymentMethod } from "./payment-errors.ts";
import { checkedCard } from "./payment-method-details.ts";

type Attempt = Schemas["setup_attempt"];

/** Keeps the record of an attempt; one that waited for its customer becomes what the customer made of it. */
export function recordAttempt(
  { store }: StripeContext,
  setup: Schemas["setup_intent"],
  method: PaymentMethod,
  outcome: Pick<Attempt, "setup_error" | "status">,
): Attempt {
  const waiting = setup.status === "requires_action" && setup.latest_attempt;
  if (waiting) return store.setup_attempt.update(store.setup_attempt.get(waiting), outcome);
  return store.setup_attempt.insert({
    customer: setup.customer ?? null,
    payment_method: method.id,
    payment_method_details: attemptDetails(method),
    setup_intent: setup.id,
    usage: setup.usage,
    ...outcome,
  });
}

function attemptDetails(method: PaymentMethod): Attempt["payment_method_details"] {
  if (!method.card) return { type: method.type };
  const { brand, country, exp_month, exp_year, fingerprint, funding, last4, checks } = checkedCard(
    method,
    method.card,
  );
  return {
    card: {
      brand,
      checks: checks ?? null,
      country: country ?? null,
      exp_month,
      exp_year,
      fingerprint: fingerprint ?? null,
      funding,
      last4,
      network: brand,
      three_d_secure: null,
      wallet: null,
    },
    type: "card",
  };
}
