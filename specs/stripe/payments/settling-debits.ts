import type { Changes } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { paymentFailed } from "../billing/dunning.ts";
import { settleInvoice } from "../billing/invoicing.ts";
import type { StripeContext } from "../context.ts";
import { recordTransaction } from "../money/ledger.ts";
import { failPayment } from "./confirm-payment.ts";
import { followCapture } from "./following-capture.ts";
import type { PaymentMethod } from "./payment-errors.ts";
import { type DebitFailure, testDebitOf } from "./test-debits.ts";

type Charge = Schemas["charge"];
type Intent = Schemas["payment_intent"];

/** The bank's answer to a debit: it is paid, or fails, and so does what it was for. */
export function settleDebit(context: StripeContext, charge: Charge): void {
  const { store } = context;
  if (charge.status !== "pending") return;
  const method = store.payment_method.find(charge.payment_method ?? "");
  const intent = store.payment_intent.find(charge.payment_intent ?? "");
  const waiting = intent?.status === "processing" ? intent : undefined;
  const failure = method && testDebitOf(method).failure;
  if (failure) giveBack(context, { charge, failure, intent: waiting, method });
  else pay(context, charge, waiting);
}

function pay(context: StripeContext, charge: Charge, intent: Intent | undefined): void {
  const { store } = context;
  const paid = store.charge.update(charge, { paid: true, status: "succeeded" });
  followCapture(context, paid);
  if (!intent) return;
  store.payment_intent.update(intent, { amount_received: intent.amount, status: "succeeded" });
  if (intent.invoice) settleInvoice(context, intent.invoice, charge.id);
}

function giveBack(
  context: StripeContext,
  {
    charge,
    failure,
    intent,
    method,
  }: {
    readonly charge: Charge;
    readonly failure: DebitFailure;
    readonly intent: Intent | undefined;
    readonly method: PaymentMethod;
  },
): void {
  const { store } = context;
  failCharge(context, charge, { failure_code: failure.code, failure_message: failure.message });
  if (!intent) return;
  failPayment(context, intent, method, { ...failure, charge: charge.id, type: "invalid_request_error" });
  const invoice = intent.invoice && store.invoice.find(intent.invoice);
  if (invoice) paymentFailed(context, invoice);
}

/** Calls a debit back that its bank has not answered yet. */
export function cancelDebit(context: StripeContext, charge: Charge): void {
  context.store.charge.unschedule(charge, "settle");
  failCharge(context, charge, {});
}

/** Fails a pending charge; what it put on the balance goes off it. */
function failCharge(context: StripeContext, charge: Charge, why: Changes<Charge>): void {
  const { store } = context;
  const taken = store.balance_transaction.find(charge.balance_transaction ?? "");
  const returned =
    taken &&
    recordTransaction(context, {
      amount: -taken.amount,
      category: "charge_failure",
      currency: taken.currency,
      description: `Payment failure refund for ${charge.id}`,
      fee: -taken.fee,
      source: charge.id,
      type: "payment_failure_refund",
    });
  store.charge.update(charge, {
    ...why,
    failure_balance_transaction: returned?.id ?? null,
    paid: false,
    status: "failed",
  });
}
