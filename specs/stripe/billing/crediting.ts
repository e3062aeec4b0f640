import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { moveBalance } from "../money/customer-balance.ts";
import { markPaid } from "./invoicing.ts";

type Invoice = Schemas["invoice"];
type CreditNote = Schemas["credit_note"];

interface AskedCredit {
  readonly amount?: number;
  readonly credit_amount?: number;
  readonly lines?: readonly { readonly amount?: number }[];
  readonly out_of_band_amount?: number;
  readonly refund?: string;
  readonly refund_amount?: number;
}

/** What a credit note takes off an invoice: at most what is owed, or was paid and not credited yet. */
export function creditedAmount({ store, fail }: StripeContext, invoice: Invoice, asked: AskedCredit): number {
  if (invoice.status !== "open" && invoice.status !== "paid")
    fail("invalid_argument", {
      message: "You can only create a credit note for an invoice that is open or paid.",
      param: "invoice",
    });
  const amount = asked.amount ?? asked.lines?.reduce((sum, line) => sum + (line.amount ?? 0), 0) ?? 0;
  if (amount < 1)
    fail("parameter_missing", { message: "You must pass `amount` or `lines`.", param: "amount" });
  const paid = invoice.status === "paid";
  const left = paid ? invoice.total - invoice.post_payment_credit_notes_amount : invoice.amount_remaining;
  if (amount > left)
    fail("invalid_argument", {
      message: `The credit note's amount (${amount}) is greater than what can be credited on the invoice (${left}).`,
      param: "amount",
    });
  const refunded = asked.refund ? store.refund.get(asked.refund).amount : (asked.refund_amount ?? 0);
  const given = (asked.credit_amount ?? 0) + (asked.out_of_band_amount ?? 0) + refunded;
  if (paid && given !== amount)
    fail("invalid_argument", {
      message: `The sum of credit amount, refund amount and out of band amount (${given}) must equal the credit note amount (${amount}).`,
      param: "credit_amount",
    });
  return amount;
}

/** Takes a credit note off its invoice: off what is owed before payment, else to the customer's balance. */
export function creditInvoice(context: StripeContext, note: CreditNote, credit = 0): void {
  const { store } = context;
  const invoice = store.invoice.get(note.invoice);
  if (note.type === "post_payment") {
    const credited = invoice.post_payment_credit_notes_amount + note.amount;
    store.invoice.update(invoice, { post_payment_credit_notes_amount: credited });
    if (credit > 0) returnCredit(context, note, credit);
    return;
  }
  const open = store.invoice.update(invoice, {
    amount_due: invoice.amount_due - note.amount,
    amount_remaining: invoice.amount_remaining - note.amount,
    pre_payment_credit_notes_amount: invoice.pre_payment_credit_notes_amount + note.amount,
  });
  const intent = store.payment_intent.find(invoice.payment_intent ?? "");
  if (open.amount_remaining > 0) {
    if (intent) store.payment_intent.update(intent, { amount: open.amount_remaining }, { event: false });
    return;
  }
  if (intent) store.payment_intent.update(intent, { status: "canceled" });
  markPaid(context, open);
}

/** Puts back on an open invoice what a credit note took off it (docs.stripe.com/invoicing/integration/programmatic-credit-notes). */
export function uncreditInvoice({ store, fail }: StripeContext, note: CreditNote): void {
  const invoice = store.invoice.get(note.invoice);
  if (invoice.status !== "open")
    fail("invalid_argument", {
      message: "You can only void a credit note for an invoice that is open.",
    });
  const restored = store.invoice.update(invoice, {
    amount_due: invoice.amount_due + note.amount,
    amount_remaining: invoice.amount_remaining + note.amount,
    pre_payment_credit_notes_amount: invoice.pre_payment_credit_notes_amount - note.amount,
  });
  const intent = store.payment_intent.find(invoice.payment_intent ?? "");
  if (intent) store.payment_intent.update(intent, { amount: restored.amount_remaining }, { event: false });
}

function returnCredit({ store }: StripeContext, note: CreditNote, credit: number): void {
  moveBalance(store, store.customer.get(note.customer), {
    amount: -credit,
    credit_note: note.id,
    currency: note.currency,
    type: "credit_note",
  });
  const [entry] = store.customer_balance_transaction.list({ credit_note: note.id });
  store.credit_note.update(note, { customer_balance_transaction: entry?.id ?? null }, { event: false });
}
