import type { Changes } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import type { Store } from "../context.ts";

type Customer = Schemas["customer"];
type Transaction = Schemas["customer_balance_transaction"];

/** The currency a customer's balance is kept in before anything fixes it: the account's own. */
const accountCurrency = "usd";

/** What a customer's balance in a currency comes to with a further amount, as changes to the customer. */
export function balanceAfter(
  customer: Customer,
  amount: number,
  asked?: string,
): Changes<Customer> & {
  readonly currency: string;
  readonly ending: number;
} {
  const own = customer.currency ?? asked ?? accountCurrency;
  const currency = asked ?? own;
  const balances = customer.invoice_credit_balance ?? {};
  const before = currency === own ? (customer.balance ?? 0) : (balances[currency] ?? 0);
  const ending = before + amount;
  return {
    currency: own,
    ending,
    invoice_credit_balance: { ...balances, [currency]: ending },
    ...(currency === own && { balance: ending }),
  };
}

/** Moves a customer's balance and records why. */
export function moveBalance(
  store: Store,
  customer: Customer,
  entry: {
    readonly amount: number;
    readonly credit_note?: string;
    readonly currency?: string;
    readonly invoice?: string | null;
    readonly type: Transaction["type"];
  },
): Customer {
  const { ending, ...changes } = balanceAfter(customer, entry.amount, entry.currency);
  store.customer_balance_transaction.insert({
    ...entry,
    currency: entry.currency ?? changes.currency,
    customer: customer.id,
    ending_balance: ending,
  });
  return store.customer.update(customer, changes);
}
