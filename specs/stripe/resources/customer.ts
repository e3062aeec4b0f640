import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const customer = stripe.resource("customer", { path: "/v1/customers/{customer}", id: prefixed("cus_", 14) });

export default customer.behaves({
  defaults: {
    balance: 0,
    delinquent: false,
    invoice_prefix: ({ id }) => id.slice(-8).toUpperCase(),
    next_invoice_sequence: 1,
    preferred_locales: [],
    tax_exempt: "none",
  },
});
