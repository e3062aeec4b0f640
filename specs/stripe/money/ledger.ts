import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { feeDetails, processingFee } from "./fees.ts";

type Transaction = Schemas["balance_transaction"];

const DAY = 24 * 60 * 60;

/** Funds of a charge become available at midnight UTC two days later (docs.stripe.com/payouts). */
function settlesAt(unix: number): number {
  return (Math.floor(unix / DAY) + 2) * DAY;
}

interface Entry {
  readonly amount: number;
  readonly currency: string;
  readonly type: Transaction["type"];
  readonly category: string;
  readonly fee?: number;
  readonly feeDescription?: string;
  readonly description?: string | null | undefined;
  /** The id of what moved the money. */
  readonly source?: string;
  readonly availableOn?: number;
}

/** Moves money on the account's balance. */
export function recordTransaction({ store, unix }: StripeContext, entry: Entry): Transaction {
  const { amount, currency, fee = 0, availableOn = unix() } = entry;
  return store.balance_transaction.insert({
    amount,
    available_on: availableOn,
    currency,
    description: entry.description ?? null,
    fee,
    fee_details: feeDetails(fee, currency, entry.feeDescription),
    net: amount - fee,
    reporting_category: entry.category,
    source: entry.source ?? null,
    type: entry.type,
  });
}

/** Says whose a transaction is, once what moved the money is stored and has an id. */
export function claimTransaction(
  { store }: Pick<StripeContext, "store">,
  { balance_transaction, id }: { readonly balance_transaction?: string | null; readonly id: string },
): void {
  const transaction = balance_transaction && store.balance_transaction.find(balance_transaction);
  if (transaction) store.balance_transaction.update(transaction, { source: id });
}

/** Funds that a charge captures. */
export interface Captured {
  readonly amount: number;
  readonly bypassesPending?: boolean | undefined;
  readonly country?: string | null | undefined;
  readonly currency: string;
  readonly description: string | null;
  readonly source?: string;
  /** The payment method's type. */
  readonly type: string;
}

/** The transaction of captured funds, with Stripe's fee. */
export function recordCapture(context: StripeContext, captured: Captured): Transaction {
  const { amount, currency, description, source } = captured;
  return recordTransaction(context, {
    amount,
    availableOn: captured.bypassesPending ? context.unix() : settlesAt(context.unix()),
    category: "charge",
    currency,
    description,
    fee: processingFee(captured),
    ...(source === undefined ? {} : { source }),
    type: captured.type === "card" ? "charge" : "payment",
  });
}

/** Whether a transaction's funds have settled. */
export function transactionStatus({ available_on }: Pick<Transaction, "available_on">, unix: number): string {
  return available_on <= unix ? "available" : "pending";
}
