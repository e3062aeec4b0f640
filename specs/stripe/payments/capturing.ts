import type { Changes } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { testCardOf } from "../cards/card-numbers.ts";
import type { StripeContext } from "../context.ts";
import { recordCapture } from "../money/ledger.ts";
import { followCapture } from "./following-capture.ts";

type Charge = Schemas["charge"];

/** How much of a charge is captured, and what else changes with it. */
type Capture = Omit<Changes<Charge>, "amount"> & {
  readonly amount: number;
  /** Whether nothing is captured after it. */
  readonly final?: boolean;
};

/**
 * Captures an authorized charge; what is not captured goes back to the card.
 *
 * The charge's event comes first, then the dispute of a disputing test card.
 */
export function captureCharge(
  context: StripeContext,
  charge: Charge,
  { amount, final = true, ...changes }: Capture,
): Charge {
  context.store.charge.unschedule(charge, "lapse");
  const card = charge.payment_method_details?.card;
  const funds = recordCapture(context, {
    amount,
    bypassesPending: testCardOf(card?.fingerprint).bypassesPending,
    country: card?.country,
    currency: charge.currency,
    description: charge.description ?? null,
    source: charge.id,
    type: charge.payment_method_details?.type ?? "card",
  });
  const captured = context.store.charge.update(
    charge,
    {
      ...changes,
      amount_captured: charge.amount_captured + amount,
      amount_refunded: final ? charge.amount - charge.amount_captured - amount : 0,
      balance_transaction: funds.id,
      captured: true,
    },
    { event: "charge.captured" },
  );
  if (final) followCapture(context, captured);
  return context.store.charge.get(charge.id);
}

/** Gives an authorization back to the card without capturing any of it. */
export function releaseCharge(
  { store }: StripeContext,
  charge: Charge,
  reason: Schemas["refund"]["reason"],
): void {
  store.charge.unschedule(charge, "lapse");
  store.refund.insert({
    amount: charge.amount,
    charge: charge.id,
    currency: charge.currency,
    payment_intent: charge.payment_intent ?? null,
    reason: reason ?? null,
  });
  store.charge.update(
    charge,
    { amount_refunded: charge.amount, refunded: true },
    { event: "charge.refunded" },
  );
}
