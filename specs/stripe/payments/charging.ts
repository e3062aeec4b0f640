import type { Changes } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { testCardOf } from "../cards/card-numbers.ts";
import { type Decline, declines } from "../cards/declines.ts";
import type { TestCard } from "../cards/test-cards.ts";
import type { StripeContext } from "../context.ts";
import { type Captured, claimTransaction, recordCapture } from "../money/ledger.ts";
import { HELD_FOR } from "./lapsing.ts";
import { paymentMethodDetails, type ThreeDSecure } from "./payment-method-details.ts";
import { settlesLater } from "./payment-method-types.ts";
import { testDebitOf } from "./test-debits.ts";

type Charge = Schemas["charge"];
type PaymentMethod = Schemas["payment_method"];

/** A charge to be made. */
export interface Attempt {
  readonly method: PaymentMethod;
  readonly amount: number;
  readonly currency: string;
  readonly capture: boolean;
  readonly threeDSecure?: ThreeDSecure | undefined;
  /** The id of the mandate it is made under. */
  readonly mandate?: string | undefined;
  /** What the charge has from its PaymentIntent or its request. */
  readonly fields: Changes<Charge>;
}

/** The charge of an attempt, and why its bank declined it. */
export interface Attempted {
  readonly charge: Charge;
  readonly decline?: Decline;
}

/** Charges a payment method: the charge is stored and announced, whether it is paid or declined. */
export function attemptCharge(context: StripeContext, attempt: Attempt): Attempted {
  const charge = context.store.charge.insert(chargeOf(context, attempt));
  claimTransaction(context, charge);
  awaitOutcome(context, charge, attempt.method);
  const decline = declineOf(attempt.method.card?.fingerprint);
  return decline ? { charge, decline } : { charge };
}

/** Puts down what comes over a new charge by itself: its bank's answer, or the end of its authorization. */
function awaitOutcome({ store }: StripeContext, charge: Charge, method: PaymentMethod): void {
  const { after } = testDebitOf(method);
  if (charge.status === "pending" && after !== "never") store.charge.schedule(charge, "settle", after);
  if (charge.status === "succeeded" && !charge.captured) store.charge.schedule(charge, "lapse", HELD_FOR);
}

/** How the bank of the card with this fingerprint declines charges, where it does. */
export function declineOf(print: string | null | undefined): Decline | undefined {
  const { decline } = testCardOf(print);
  return decline && declines[decline];
}

/** The charge that an attempt comes to; the funds it captures are already on the balance. */
export function chargeOf(context: StripeContext, attempt: Attempt): Changes<Charge> {
  const card = testCardOf(attempt.method.card?.fingerprint);
  const decline = declineOf(attempt.method.card?.fingerprint);
  return {
    ...common(context, attempt),
    ...(decline ? refusal(decline, card) : paid(context, attempt, card)),
  };
}

function paid(context: StripeContext, attempt: Attempt, card: Partial<TestCard>): Changes<Charge> {
  const { amount, capture, method } = attempt;
  const later = settlesLater(method.type);
  return {
    amount_captured: capture ? amount : 0,
    balance_transaction: capture ? recordCapture(context, captured(attempt, card)).id : null,
    captured: capture,
    outcome: {
      network_status: "approved_by_network",
      reason: card.risk ? "elevated_risk_level" : null,
      risk_level: card.risk ?? "normal",
      seller_message: "Payment complete.",
      type: "authorized",
    },
    paid: !later,
    receipt_url: `https://pay.stripe.com/receipts/payment/${context.random(40)}`,
    status: later ? "pending" : "succeeded",
  };
}

function captured({ amount, currency, fields, method }: Attempt, card: Partial<TestCard>): Captured {
  return {
    amount,
    bypassesPending: card.bypassesPending,
    country: method.card?.country,
    currency,
    description: fields.description ?? null,
    type: method.type,
  };
}

function refusal(decline: Decline, { risk }: Partial<TestCard>): Changes<Charge> {
  return {
    captured: false,
    failure_code: decline.code,
    failure_message: decline.message,
    outcome: risk === "highest" ? blocked : refused(decline),
    paid: false,
    status: "failed",
  };
}

const blocked: Charge["outcome"] = {
  network_status: "not_sent_to_network",
  reason: "highest_risk_level",
  risk_level: "highest",
  seller_message: "Stripe blocked this payment as too risky.",
  type: "blocked",
};

function refused({ code, decline_code = code }: Decline): Charge["outcome"] {
  return {
    network_status: "declined_by_network",
    reason: decline_code,
    risk_level: "normal",
    seller_message:
      decline_code === "generic_decline"
        ? "The bank did not return any further details with this decline."
        : `The bank returned the decline code \`${decline_code}\`.`,
    type: "issuer_declined",
  };
}

function common(context: StripeContext, attempt: Attempt): Changes<Charge> {
  const { amount, capture, currency, fields, method } = attempt;
  return {
    ...fields,
    // Charges of anything but cards are payments, and called so.
    ...(method.type !== "card" && { id: `py_3${context.random(23)}` }),
    amount,
    billing_details: method.billing_details,
    calculated_statement_descriptor: fields.statement_descriptor ?? "WONDERTWIN",
    currency,
    fraud_details: {},
    payment_method: method.id,
    payment_method_details: paymentMethodDetails(method, {
      amount,
      captured: capture,
      at: context.unix(),
      mandate: attempt.mandate,
      threeDSecure: attempt.threeDSecure,
    }),
  };
}
