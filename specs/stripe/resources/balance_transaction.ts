import { prefixed } from "@wondertwin/framework";
import { transactionStatus } from "../money/ledger.ts";
import { stripe } from "../vendor.ts";

const balanceTransaction = stripe.resource("balance_transaction", {
  path: "/v1/balance_transactions/{id}",
  id: prefixed("txn_1", 23),
});

export default balanceTransaction.behaves({
  computed: {
    status: (self, { unix }) => transactionStatus(self, unix()),
  },
  filters: { payout: ({ source }, payout) => source === payout },
});
