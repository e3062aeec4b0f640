import type { Changes } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import type { Store } from "../context.ts";

type Invoice = Schemas["invoice"];
type Discount = Schemas["discount"];
type TaxRate = Schemas["tax_rate"];

/** What an invoice's lines come to: discounts are taken off first, then taxes and the balance are added. */
export function totalsOf(store: Store, invoice: Invoice): Changes<Invoice> {
  const lines = store.line_item.list({ invoice: invoice.id ?? "" });
  const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0);
  const discounted = discountOf(invoice.discount, subtotal, invoice.currency);
  const taxable = subtotal - discounted;
  const taxes = invoice.default_tax_rates.map((rate) => taxOf(rate, taxable));
  const added = taxes.reduce((sum, { amount, inclusive }) => sum + (inclusive ? 0 : amount), 0);
  const included = taxes.reduce((sum, { amount, inclusive }) => sum + (inclusive ? amount : 0), 0);
  const total = taxable + added;
  const due = total + invoice.starting_balance;
  return {
    amount_due: Math.max(due, 0),
    amount_remaining: Math.max(due, 0) - invoice.amount_paid,
    subtotal,
    subtotal_excluding_tax: subtotal - included,
    tax: taxes.length > 0 ? added + included : null,
    total,
    total_discount_amounts: invoice.discount ? [{ amount: discounted, discount: invoice.discount.id }] : [],
    total_excluding_tax: total - added - included,
    total_tax_amounts: taxes,
  };
}

function discountOf(discount: Discount | null | undefined, subtotal: number, currency: string): number {
  if (!discount || subtotal <= 0) return 0;
  const { percent_off, amount_off, currency: own } = discount.coupon;
  if (percent_off != null) return Math.round((subtotal * percent_off) / 100);
  return own === currency ? Math.min(amount_off ?? 0, subtotal) : 0;
}

function taxOf({ id, inclusive, percentage }: TaxRate, taxable: number) {
  const share = inclusive ? percentage / (100 + percentage) : percentage / 100;
  return {
    amount: Math.round(taxable * share),
    inclusive,
    tax_rate: id,
    taxability_reason: null,
    taxable_amount: taxable,
  };
}
