import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";

type Invoice = Schemas["invoice"];
type Item = Schemas["invoiceitem"];

/** Puts an invoice item on a draft. */
export function addItemLine({ store, random }: StripeContext, invoice: Invoice, item: Item): void {
  store.line_item.insert({
    amount: item.amount,
    amount_excluding_tax: item.amount,
    currency: item.currency,
    description: item.description ?? null,
    discountable: item.discountable,
    discounts: [],
    id: `il_1${random(23)}`,
    invoice: invoice.id ?? null,
    invoice_item: item.id,
    metadata: item.metadata ?? {},
    period: item.period,
    price: item.price ?? null,
    proration: item.proration,
    quantity: item.quantity,
    type: "invoiceitem",
  });
}

/** Puts on a draft whatever of its customer's items waits for an invoice in its currency. */
export function addPendingItems(context: StripeContext, invoice: Invoice): void {
  const { store } = context;
  const waiting = store.invoiceitem.list(
    (item) =>
      item.customer === invoice.customer && item.invoice == null && item.currency === invoice.currency,
  );
  for (const item of waiting)
    addItemLine(
      context,
      invoice,
      store.invoiceitem.update(item, { invoice: invoice.id ?? null }, { event: false }),
    );
}

/** Puts a subscription's item on the invoice of a period. */
export function addSubscriptionLine(
  { store, random }: StripeContext,
  invoice: Invoice,
  line: {
    readonly item: Schemas["subscription_item"];
    readonly amount: number;
    readonly description: string;
    readonly period: { readonly start: number; readonly end: number };
  },
): void {
  const { item, amount, description, period } = line;
  store.line_item.insert({
    amount,
    amount_excluding_tax: amount,
    currency: item.price.currency,
    description,
    discountable: true,
    discounts: [],
    id: `il_1${random(23)}`,
    invoice: invoice.id ?? null,
    metadata: item.metadata,
    period,
    price: item.price,
    proration: false,
    quantity: item.quantity ?? 0,
    subscription: item.subscription,
    subscription_item: item.id,
    type: "subscription",
  });
}
