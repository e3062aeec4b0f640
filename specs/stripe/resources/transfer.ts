import { prefixed } from "@wondertwin/framework";
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
  create: ({ body, fail }) => {
    if (body.amount === undefined && body.source_transaction === undefined)
      fail("parameter_missing", { param: "amount" });
    return { currency: body.currency.toLowerCase() };
  },
});
