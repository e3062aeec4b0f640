import type { Changes } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { moveBalance } from "../money/customer-balance.ts";
import { totalsOf } from "./invoice-totals.ts";
import { planSubscription } from "./subscription-agenda.ts";
import { atClockOf, plan } from "./test-clocks.ts";

type Customer = Schemas["customer"];
type Invoice = Schemas["invoice"];

/** What an invoice says of its customer, as they are when it is made. */
export function customerOnInvoice({ store }: StripeContext, customer: Customer): Changes<Invoice> {
  return {
    currency: customer.currency ?? "usd",
    customer: customer.id,
    customer_address: customer.address ?? null,
    customer_email: customer.email ?? null,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_shipping: customer.shipping ?? null,
    customer_tax_exempt: customer.tax_exempt ?? "none",
    customer_tax_ids: store.tax_id
      .list({ customer: customer.id })
      .flatMap(({ type, value }) => (type ? [{ type, value }] : [])),
    discount: customer.discount ?? null,
    starting_balance: customer.balance ?? 0,
    test_clock: customer.test_clock ?? null,
  };
}

/** Adds an invoice's lines up again, after they changed. */
export function retotal({ store }: StripeContext, invoice: Invoice): Invoice {
  return store.invoice.update(invoice, totalsOf(store, invoice), { event: false });
}

/** Closes a draft: it gets its number, takes from the balance, and waits for its payment if there is any. */
export function finalizeInvoice(context: StripeContext, draft: Invoice): Invoice {
  const { store, unix, random } = context;
  const customer = store.customer.get(draft.customer ?? "");
  const totals = totalsOf(store, draft);
  const due = (totals.total ?? 0) + draft.starting_balance;
  const ending = Math.min(due, 0);
  const charged =
    draft.starting_balance === ending
      ? customer
      : moveBalance(store, customer, {
          amount: ending - draft.starting_balance,
          currency: draft.currency,
          invoice: draft.id ?? null,
          type: "applied_to_invoice",
        });
  const sequence = charged.next_invoice_sequence ?? 1;
  store.customer.update(charged, { next_invoice_sequence: sequence + 1 }, { event: false });
  const page = `https://invoice.stripe.com/i/acct_1/test_${random(40)}`;
  const open = store.invoice.update(draft, {
    ...totals,
    effective_at: draft.effective_at ?? unix(),
    ending_balance: ending,
    hosted_invoice_url: page,
    invoice_pdf: `${page}/pdf`,
    number: draft.number ?? `${customer.invoice_prefix}-${String(sequence).padStart(4, "0")}`,
    payment_intent: due > 0 ? intentFor(context, draft, due) : null,
    status: "open",
    status_transitions: { ...draft.status_transitions, finalized_at: unix() },
  });
  return due > 0 ? open : markPaid(context, open);
}

function intentFor({ store }: StripeContext, invoice: Invoice, amount: number): string {
  return store.payment_intent.insert({
    amount,
    automatic_payment_methods: null,
    capture_method: "automatic",
    currency: invoice.currency,
    customer: invoice.customer ?? null,
    description: invoice.subscription ? "Subscription creation" : "Payment for Invoice",
    invoice: invoice.id ?? null,
    payment_method_types: ["card"],
    setup_future_usage: invoice.subscription ? "off_session" : null,
    status: "requires_payment_method",
  }).id;
}

/** Ends an open invoice as paid, and lets the subscription that waited for it begin. */
export function markPaid(
  context: StripeContext,
  invoice: Invoice,
  how: { readonly charge?: string; readonly outOfBand?: boolean } = {},
): Invoice {
  const { store, unix, emit } = context;
  for (const effect of ["collect", "fall_due"])
    plan(context, invoice, { resource: "invoice", effect, at: null });
  const attempted = how.charge !== undefined;
  const paid = store.invoice.update(invoice, {
    amount_paid: how.outOfBand ? 0 : invoice.amount_due,
    amount_remaining: 0,
    attempt_count: invoice.attempt_count + (attempted ? 1 : 0),
    attempted: true,
    charge: how.charge ?? null,
    next_payment_attempt: null,
    paid: true,
    paid_out_of_band: how.outOfBand ?? false,
    status: "paid",
    status_transitions: { ...invoice.status_transitions, paid_at: unix() },
  });
  emit("invoice.payment_succeeded", paid);
  const subscription = invoice.subscription ? store.subscription.find(invoice.subscription) : undefined;
  if (subscription?.status === "incomplete" || subscription?.status === "past_due")
    planSubscription(context, store.subscription.update(subscription, { status: "active" }));
  return paid;
}

/** Ends the invoice that a succeeded PaymentIntent was for. */
export function settleInvoice(context: StripeContext, id: string, charge: string): void {
  const invoice = context.store.invoice.find(id);
  if (invoice?.status === "open")
    atClockOf(context, invoice.customer, () => markPaid(context, invoice, { charge }));
}
