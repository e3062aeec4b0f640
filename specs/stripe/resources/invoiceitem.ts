import { prefixed } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { addItemLine } from "../billing/invoice-lines.ts";
import { retotal } from "../billing/invoicing.ts";
import { shownTo } from "../billing/test-clocks.ts";
import { askedPrice, embeddedPrice } from "../catalogue/asked-prices.ts";
import { amountFor } from "../catalogue/price-amounts.ts";
import type { StripeContext } from "../context.ts";
import { stripe } from "../vendor.ts";

const invoiceitem = stripe.resource("invoiceitem", {
  path: "/v1/invoiceitems/{invoiceitem}",
  id: prefixed("ii_1", 23),
});

export default invoiceitem.behaves({
  defaults: {
    date: ({ unix }) => unix(),
    discountable: true,
    period: ({ unix }) => ({ end: unix(), start: unix() }),
    proration: false,
    quantity: 1,
  },
  filters: { pending: (self, pending) => (self.invoice == null) === pending },
  moment: (context) => shownTo(context, context.self?.customer ?? context.body.customer),
  create: (context) => {
    const { body, store, fail } = context;
    const { quantity = 1, amount, unit_amount, invoice, price, price_data } = body;
    const draft = invoice === undefined ? undefined : store.invoice.get(invoice);
    if (draft && draft.status !== "draft")
      fail("invoice_not_editable", {
        message: "The invoice you provided is not a draft, so items cannot be added to it.",
        param: "invoice",
      });
    const customer = store.customer.get(body.customer);
    const currency = body.currency?.toLowerCase() ?? draft?.currency ?? customer.currency ?? undefined;
    if (price !== undefined || price_data !== undefined) {
      const found = askedPrice(context, { price, price_data }, { at: "price", type: "one_time" });
      return {
        amount: amountFor(found, quantity),
        currency: found.currency,
        description: body.description ?? store.product.find(found.product)?.name ?? null,
        price: embeddedPrice(found),
        unit_amount: found.unit_amount ?? null,
        unit_amount_decimal: found.unit_amount_decimal ?? null,
      };
    }
    if (amount === undefined && unit_amount === undefined)
      fail("parameter_missing", {
        message: "You must specify one of `amount`, `unit_amount` or `price`.",
        param: "amount",
      });
    const each = unit_amount ?? amount ?? 0;
    return {
      amount: unit_amount === undefined ? each : unit_amount * quantity,
      currency: currency ?? fail("parameter_missing", { param: "currency" }),
      unit_amount: each,
      unit_amount_decimal: String(each),
    };
  },
  created: (context) => {
    const { self, store } = context;
    const draft = self.invoice ? store.invoice.get(self.invoice) : undefined;
    if (draft) {
      addItemLine(context, draft, self);
      retotal(context, draft);
    }
    return self;
  },
  update: (context) => {
    const { self, body, store } = context;
    const draft = openDraft(context);
    const amount =
      body.amount ?? (body.unit_amount ?? self.unit_amount ?? self.amount) * (body.quantity ?? self.quantity);
    const line = store.line_item.find({ invoice_item: self.id });
    if (line && draft) {
      store.line_item.update(line, { amount, description: body.description, quantity: body.quantity });
      retotal(context, draft);
    }
    return { amount };
  },
  remove: (context) => {
    const { self, store } = context;
    const draft = openDraft(context);
    const line = store.line_item.find({ invoice_item: self.id });
    if (line) store.line_item.remove(line);
    if (draft) retotal(context, draft);
  },
});

/** The draft an item is on; an item of a finalized invoice can no longer change. */
function openDraft({
  self,
  store,
  fail,
}: Pick<StripeContext, "store" | "fail"> & { readonly self: Schemas["invoiceitem"] }) {
  const draft = self.invoice ? store.invoice.find(self.invoice) : undefined;
  if (draft && draft.status !== "draft")
    fail("invoice_not_editable", {
      message: "This invoice item is on an invoice that is no longer a draft and cannot be changed.",
    });
  return draft;
}
