import type { Schemas } from "../api.gen.ts";
import { transactionStatus } from "../money/ledger.ts";
import { stripe } from "../vendor.ts";

/** The account's money by currency, summed up from its balance transactions at the twin's time. */
export default stripe.operations({
  GetBalance: ({ store, unix }) => {
    const available = new Map<string, number>();
    const pending = new Map<string, number>();
    for (const transaction of store.balance_transaction.list()) {
      const { currency, net } = transaction;
      const isAvailable = transactionStatus(transaction, unix()) === "available";
      const [sums, others] = isAvailable ? [available, pending] : [pending, available];
      sums.set(currency, (sums.get(currency) ?? 0) + net);
      if (!others.has(currency)) others.set(currency, 0);
    }
    return { object: "balance", available: amounts(available), livemode: false, pending: amounts(pending) };
  },
});

function amounts(sums: ReadonlyMap<string, number>): Schemas["balance_amount"][] {
  if (sums.size === 0) return [{ amount: 0, currency: "usd", source_types: { card: 0 } }];
  return Array.from(sums, ([currency, amount]) => ({
    amount,
    currency,
    source_types: { card: amount },
  })).sort((one, other) => one.currency.localeCompare(other.currency));
}
