import { prefixed } from "@wondertwin/framework";
import { collect, failDeclined, methodFor } from "../billing/collecting.ts";
import { asBehaviour, invoiceEffects } from "../billing/effects.ts";
import { voided } from "../billing/ending.ts";
import { planInvoice } from "../billing/invoice-agenda.ts";
import { addPendingItems } from "../billing/invoice-lines.ts";
import { customerOnInvoice, finalizeInvoice, markPaid, retotal } from "../billing/invoicing.ts";
import { shownTo } from "../billing/test-clocks.ts";
import { taxRatesOf } from "../catalogue/tax-rates.ts";
import { stripe } from "../vendor.ts";

const invoice = stripe.resource("invoice", {
  path: "/v1/invoices/{invoice}",
  id: prefixed("in_1", 23),
  state: "status",
});

const DAY = 24 * 60 * 60;

export default invoice.behaves({
  initial: "draft",
  defaults: {
    account_country: "US",
    auto_advance: false,
    billing_reason: "manual",
    issuer: { type: "self" },
    period_end: ({ unix }) => unix(),
    period_start: ({ unix }) => unix(),
  },
  events: {
    open: "invoice.finalized",
    uncollectible: "invoice.marked_uncollectible",
    void: "invoice.voided",
  },
  filters: {
    due_date: ({ due_date }, asked) => due_date != null && (typeof asked !== "number" || due_date === asked),
  },
  computed: {
    lines: ({ id = "" }, { store }) => ({
      object: "list",
      data: store.line_item.list({ invoice: id }),
      has_more: false,
      url: `/v1/invoices/${id}/lines`,
    }),
  },
  create: (context) => {
    const { body, store, fail, unix } = context;
    if (body.customer === undefined) return fail("parameter_missing", { param: "customer" });
    if (body.collection_method === "send_invoice" && !body.days_until_due && !body.due_date)
      fail("parameter_missing", {
        message:
          "If collection_method is `send_invoice`, you must specify either `due_date` or `days_until_due`.",
        param: "days_until_due",
      });
    const onInvoice = customerOnInvoice(context, store.customer.get(body.customer));
    return {
      ...onInvoice,
      currency: body.currency?.toLowerCase() ?? onInvoice.currency,
      default_tax_rates: taxRatesOf(context, body.default_tax_rates, "default_tax_rates"),
      due_date:
        body.due_date ?? (body.days_until_due === undefined ? null : unix() + body.days_until_due * DAY),
    };
  },
  created: (context) => {
    const { self, body } = context;
    if (body.pending_invoice_items_behavior === "include") addPendingItems(context, self);
    return planInvoice(context, retotal(context, self), context.unix());
  },
  update: (context) => {
    const { self, body, fail } = context;
    const kept = ["auto_advance", "metadata", "expand"];
    const param = Object.keys(body).find((name) => !kept.includes(name));
    if (self.status !== "draft" && param !== undefined)
      fail("invoice_not_editable", {
        message: "Finalized invoices can't be updated in this way.",
        param,
      });
    if (body.auto_advance !== undefined && body.auto_advance !== self.auto_advance)
      planInvoice(context, { ...self, auto_advance: body.auto_advance }, context.unix());
    return { default_tax_rates: taxRatesOf(context, body.default_tax_rates, "default_tax_rates") };
  },
  effects: asBehaviour(invoiceEffects),
  moment: (context) => shownTo(context, context.self?.customer ?? context.body.customer),
  remove: ({ self, store, fail }) => {
    if (self.status !== "draft")
      fail("invoice_not_editable", { message: "You can only delete draft invoices." });
    for (const item of store.invoiceitem.list({ invoice: self.id ?? "" })) store.invoiceitem.remove(item);
  },
  actions: {
    finalize: {
      handle: (context) => {
        const { self, fail } = context;
        if (self.status !== "draft")
          fail("invoice_not_editable", {
            message: "This invoice is already finalized, you can't re-finalize a non-draft invoice.",
          });
        finalizeInvoice(context, self);
        return {};
      },
    },
    pay: {
      handle: (context) => {
        const { self, body, store, fail } = context;
        if (self.status === "paid") fail("invoice_already_paid", { message: "Invoice is already paid" });
        const open = self.status === "draft" ? finalizeInvoice(context, self) : self;
        if (open.status === "paid") return {};
        if (body.paid_out_of_band) {
          markPaid(context, open, { outOfBand: true });
          return {};
        }
        const method = body.payment_method
          ? store.payment_method.get(body.payment_method)
          : methodFor(context, open);
        const collected = collect(context, open, method, { offSession: body.off_session });
        if (collected.outcome === "declined") failDeclined(context, collected.decline, true);
        if (collected.outcome === "no_method")
          fail("missing", {
            message:
              "There is no `default_payment_method` set on this Customer or Invoice. Please set either of these in order to pay this Invoice.",
          });
        if (collected.outcome === "action")
          fail("invoice_payment_intent_requires_action", {
            message: "This payment requires additional user action before it can be completed successfully.",
            keep: true,
            extra: { type: "card_error", status: 402 },
          });
        return {};
      },
    },
    void: {
      from: ["open", "uncollectible"],
      to: "void",
      handle: (context) => voided(context, context.self),
    },
    mark_uncollectible: {
      from: ["open"],
      to: "uncollectible",
      handle: ({ self, unix }) => ({
        status_transitions: { ...self.status_transitions, marked_uncollectible_at: unix() },
      }),
    },
    send: {
      event: "invoice.sent",
      handle: (context) => {
        if (context.self.status === "draft") finalizeInvoice(context, context.self);
        return {};
      },
    },
  },
});
