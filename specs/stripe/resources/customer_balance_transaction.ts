import { prefixed } from "@wondertwin/framework";
import { balanceAfter } from "../money/customer-balance.ts";
import { stripe } from "../vendor.ts";

const transaction = stripe.resource("customer_balance_transaction", {
  path: "/v1/customers/{customer}/balance_transactions/{transaction}",
  id: prefixed("cbtxn_1", 23),
});

export default transaction.behaves({
  defaults: { type: "adjustment" },
  create: ({ body, parents, store }) => {
    const currency = body.currency.toLowerCase();
    const { ending, ...changes } = balanceAfter(parents.customer, body.amount, currency);
    store.customer.update(parents.customer, changes);
    return { currency, ending_balance: ending };
  },
});
