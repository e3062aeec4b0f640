import { prefixed } from "@wondertwin/framework";
import { claimTransaction, recordTransaction } from "../money/ledger.ts";
import { stripe } from "../vendor.ts";

const transfer = stripe.resource("transfer", { path: "/v1/transfers/{transfer}", id: prefixed("tr_1", 23) });

export default transfer.behaves({
  defaults: {
    amount_reversed: 0,
    destination_payment: ({ random }) => `py_1${random(23)}`,
    reversed: false,
    source_type: "card",
  },
  computed: {
    reversals: (self, { store }) => ({
      object: "list",
      data: store.transfer_reversal.list({ transfer: self.id }).toReversed(),
      has_more: false,
      url: `/v1/transfers/${self.id}/reversals`,
    }),
  },
  create: (context) => {
    const { body, fail, store } = context;
    const { amount = body.source_transaction && store.charge.find(body.source_transaction)?.amount } = body;
    if (!amount) return fail("parameter_missing", { param: "amount" });
    const currency = body.currency.toLowerCase();
    const taken = recordTransaction(context, {
      amount: -amount,
      category: "transfer",
      currency,
      description: body.description,
      type: "transfer",
    });
    return { amount, balance_transaction: taken.id, currency };
  },
  created: (context) => {
    claimTransaction(context, context.self);
    return context.self;
  },
});
