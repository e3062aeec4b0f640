import type { Schemas } from "../api.gen.ts";
import type { DisputeKind } from "../cards/test-cards.ts";
import type { StripeContext } from "../context.ts";
import { recordTransaction, transactionStatus } from "../money/ledger.ts";

type Charge = Schemas["charge"];
type Dispute = Schemas["dispute"];

const DAY = 24 * 60 * 60;
/** What Stripe keeps for a dispute, in the smallest unit (docs.stripe.com/disputes/how-disputes-work). */
const DISPUTE_FEE = 1500;
/** Days to answer a dispute; banks give one to three weeks. */
const DAYS_TO_ANSWER = 9;

const reasons = {
  fraudulent: { reason: "fraudulent", network: "10.4" },
  inquiry: { reason: "fraudulent", network: "10.4" },
  product_not_received: { reason: "product_not_received", network: "13.1" },
} as const satisfies Record<DisputeKind, object>;

/** Opens the dispute of a disputing test card (docs.stripe.com/testing#disputes). */
export function openDispute(context: StripeContext, charge: Charge, kind: DisputeKind): void {
  const { reason, network } = reasons[kind];
  const { store, unix } = context;
  const inquiry = kind === "inquiry";
  const dispute = store.dispute.insert({
    amount: charge.amount_captured,
    charge: charge.id,
    currency: charge.currency,
    evidence_details: {
      due_by: (Math.floor(unix() / DAY) + DAYS_TO_ANSWER + 1) * DAY - 1,
      has_evidence: false,
      past_due: false,
      submission_count: 0,
    },
    is_charge_refundable: inquiry,
    payment_intent: charge.payment_intent ?? null,
    payment_method_details: {
      card: {
        brand: charge.payment_method_details?.card?.brand ?? "visa",
        network_reason_code: network,
      },
      type: "card",
    },
    reason,
    status: inquiry ? "warning_needs_response" : "needs_response",
  });
  store.charge.update(charge, { disputed: true }, { event: false });
  if (!inquiry) withdrawFunds(context, dispute);
}

/** The bank's warning before a dispute (docs.stripe.com/disputes/measuring#early-fraud-warnings). */
export function reportFraud({ store }: StripeContext, { id, payment_intent }: Charge): void {
  store["radar.early_fraud_warning"].insert({
    actionable: true,
    charge: id,
    fraud_type: "misc",
    ...(payment_intent && { payment_intent }),
  });
}

/** Takes the disputed amount and the fee from the balance. */
export function withdrawFunds(context: StripeContext, dispute: Dispute): void {
  recordTransaction(context, {
    amount: -dispute.amount,
    category: "dispute",
    currency: dispute.currency,
    description: `Chargeback withdrawal for ${dispute.charge}`,
    fee: DISPUTE_FEE,
    feeDescription: "Dispute fee",
    source: dispute.id,
    type: "adjustment",
  });
  announce(context, "charge.dispute.funds_withdrawn", dispute);
}

/** Gives the disputed amount back after a won dispute; the fee of a card dispute stays. */
export function reinstateFunds(context: StripeContext, dispute: Dispute): void {
  recordTransaction(context, {
    amount: dispute.amount,
    category: "dispute_reversal",
    currency: dispute.currency,
    description: `Chargeback reversal for ${dispute.charge}`,
    source: dispute.id,
    type: "adjustment",
  });
  announce(context, "charge.dispute.funds_reinstated", dispute);
}

function announce(
  context: StripeContext,
  event: "charge.dispute.funds_reinstated" | "charge.dispute.funds_withdrawn",
  dispute: Dispute,
): void {
  context.emit(event, { ...dispute, balance_transactions: disputeTransactions(context, dispute) });
}

/** The movements of money that a dispute caused, oldest first. */
export function disputeTransactions(
  { store, unix }: Pick<StripeContext, "store" | "unix">,
  { id }: Dispute,
): Schemas["balance_transaction"][] {
  return store.balance_transaction
    .list({ source: id })
    .map((transaction) => ({ ...transaction, status: transactionStatus(transaction, unix()) }));
}
