import { prefixed } from "@wondertwin/framework";
import { creditedAmount, creditInvoice, uncreditInvoice } from "../billing/crediting.ts";
import { stripe } from "../vendor.ts";

const creditNote = stripe.resource("credit_note", {
  path: "/v1/credit_notes/{id}",
  id: prefixed("cn_1", 23),
  state: "status",
});

export default creditNote.behaves({
  initial: "issued",
  events: { void: "credit_note.voided" },
  computed: {
    lines: ({ id }) => ({
      object: "list",
      data: [],
      has_more: false,
      url: `/v1/credit_notes/${id}/lines`,
    }),
  },
  create: (context) => {
    const { body, store, random } = context;
    const invoice = store.invoice.get(body.invoice);
    const amount = creditedAmount(context, invoice, body);
    const earlier = store.credit_note.list({ invoice: body.invoice }).length;
    return {
      amount,
      currency: invoice.currency,
      customer: invoice.customer ?? "",
      number: `${invoice.number}-CN-${String(earlier + 1).padStart(2, "0")}`,
      pdf: `https://pay.stripe.com/credit_notes/acct_1/test_${random(40)}/pdf`,
      subtotal: amount,
      subtotal_excluding_tax: amount,
      total: amount,
      total_excluding_tax: amount,
      type: invoice.status === "paid" ? "post_payment" : "pre_payment",
    };
  },
  created: (context) => {
    const { self, body, store } = context;
    creditInvoice(context, self, body.credit_amount);
    return store.credit_note.get(self.id);
  },
  actions: {
    void: {
      from: ["issued"],
      to: "void",
      handle: (context) => {
        uncreditInvoice(context, context.self);
        return { voided_at: context.unix() };
      },
    },
  },
});
