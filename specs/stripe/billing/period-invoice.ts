import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { addPendingItems, addSubscriptionLine } from "./invoice-lines.ts";
import { customerOnInvoice, retotal } from "./invoicing.ts";
import { advanceAmount } from "./subscription-items.ts";

type Invoice = Schemas["invoice"];
type Subscription = Schemas["subscription"];

const DAY = 24 * 60 * 60;

/** Drafts the invoice of a subscription's current period, with whatever else waits for an invoice. */
export function draftPeriodInvoice(
  context: StripeContext,
  subscription: Subscription,
  { reason, fields = {} }: { readonly reason: Invoice["billing_reason"]; readonly fields?: Partial<Invoice> },
): Invoice {
  const { store, unix } = context;
  const { collection_method, days_until_due, discount } = subscription;
  const onInvoice = customerOnInvoice(context, store.customer.get(subscription.customer));
  const invoice = store.invoice.insert({
    ...onInvoice,
    auto_advance: true,
    billing_reason: reason,
    collection_method,
    created: unix(),
    currency: subscription.currency,
    default_tax_rates: subscription.default_tax_rates ?? [],
    discount: discount ?? onInvoice.discount ?? null,
    due_date: days_until_due == null ? null : unix() + days_until_due * DAY,
    subscription: subscription.id,
    subscription_details: { metadata: subscription.metadata },
    ...fields,
  });
  addPeriodLines(context, invoice, subscription);
  addPendingItems(context, invoice);
  return retotal(context, invoice);
}

function addPeriodLines(context: StripeContext, invoice: Invoice, subscription: Subscription): void {
  const { store } = context;
  const { current_period_end: end, current_period_start: start, id, status, trial_end } = subscription;
  const trial = status === "trialing" && trial_end != null;
  for (const item of store.subscription_item.list({ subscription: id })) {
    const product = store.product.find(item.price.product)?.name ?? "";
    addSubscriptionLine(context, invoice, {
      item,
      amount: trial ? 0 : advanceAmount(context, item),
      description: trial ? `Trial period for ${product}` : `${item.quantity ?? 0} × ${product}`,
      period: { start, end },
    });
  }
}
