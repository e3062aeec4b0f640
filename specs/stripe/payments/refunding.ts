import type { Schemas } from "../api.gen.ts";
import { testCardOf } from "../cards/card-numbers.ts";
import type { StripeContext } from "../context.ts";
import { claimTransaction, recordTransaction } from "../money/ledger.ts";
import { formatted } from "../money/money.ts";

type Charge = Schemas["charge"];
type Refund = Schemas["refund"];

/** Refuses a refund that its charge does not allow, and gives its amount. */
export function refundable({ fail }: StripeContext, charge: Charge, requested: number | undefined): number {
  const left = charge.amount - charge.amount_refunded;
  if (charge.refunded || left === 0)
    fail("charge_already_refunded", { message: `Charge ${charge.id} has already been refunded.` });
  if (charge.status !== "succeeded")
    fail("invalid_argument", {
      message: `Charge ${charge.id} has not been paid, so it cannot be refunded.`,
      param: "charge",
    });
  if (charge.disputed)
    fail("charge_disputed", {
      message: `Charge ${charge.id} has been charged back; cannot issue a refund.`,
    });
  if (requested === undefined) return left;
  if (requested < 1)
    fail("parameter_invalid_integer", {
      message: "This value must be greater than or equal to 1.",
      param: "amount",
    });
  if (requested > left) {
    const limit = left === charge.amount ? "charge amount" : "unrefunded amount on charge";
    fail("invalid_argument", {
      message: `Refund amount (${formatted(requested, charge.currency)}) is greater than ${limit} (${formatted(left, charge.currency)})`,
      param: "amount",
    });
  }
  if (!charge.captured && requested !== left)
    fail("charge_not_captured", {
      message: `Charge ${charge.id} has not been captured: only its whole amount can be refunded.`,
      param: "amount",
    });
  return requested;
}

/** What a new refund has, whoever asked for it; its money is already off the balance. */
export function refundOf(context: StripeContext, charge: Charge, amount: number): Partial<Refund> {
  const { currency, description } = charge;
  const details = charge.payment_method_details;
  const suffix = description ? ` (${description})` : "";
  const funds =
    charge.captured &&
    recordTransaction(context, {
      amount: -amount,
      category: "refund",
      currency,
      description: `REFUND FOR CHARGE${suffix}`,
      type: details?.type === "card" ? "refund" : "payment_refund",
    });
  return {
    amount,
    balance_transaction: funds ? funds.id : null,
    charge: charge.id,
    currency,
    destination_details: {
      ...(details?.card && {
        card: {
          reference_status: "pending",
          reference_type: "acquirer_reference_number",
          type: charge.captured ? "refund" : "reversal",
        },
      }),
      type: details?.type ?? "card",
    },
    payment_intent: charge.payment_intent ?? null,
    status: testCardOf(details?.card?.fingerprint).refund === "pending" ? "pending" : "succeeded",
  };
}

/** Tells the charge, and the funds whose they are, of a new refund. */
export function settleRefund(context: StripeContext, refund: Refund): void {
  const { store } = context;
  claimTransaction(context, refund);
  const charge = store.charge.get(refund.charge ?? "");
  const amount_refunded = charge.amount_refunded + refund.amount;
  store.charge.update(
    charge,
    { amount_refunded, refunded: amount_refunded === charge.amount },
    { event: "charge.refunded" },
  );
}

/** Whether the refund's card is the test card that takes none. */
export function failsLater({ store }: StripeContext, refund: Refund): boolean {
  const { payment_method_details } = store.charge.get(refund.charge ?? "");
  return testCardOf(payment_method_details?.card?.fingerprint).refund === "fails";
}

/** Fails a refund that its bank does not take (docs.stripe.com/refunds#failed-refunds). */
export function failRefund(context: StripeContext, refund: Refund): Refund {
  return context.store.refund.update(
    refund,
    { ...reverseRefund(context, refund), failure_reason: "unknown", status: "failed" },
    { event: "charge.refund.updated" },
  );
}

/** Takes a refund back: its amount returns to the balance and can be refunded again. */
export function reverseRefund(
  context: StripeContext,
  refund: Refund,
): { failure_balance_transaction: string } {
  const { store } = context;
  const returned = recordTransaction(context, {
    amount: refund.amount,
    category: "refund_failure",
    currency: refund.currency,
    description: "REFUND FAILURE",
    source: refund.id,
    type: "refund_failure",
  });
  const charge = store.charge.get(refund.charge ?? "");
  store.charge.update(charge, {
    amount_refunded: charge.amount_refunded - refund.amount,
    refunded: false,
  });
  return { failure_balance_transaction: returned.id };
}
