import type { Schemas } from "../api.gen.ts";
import { type GivenCard, readCard } from "../cards/card-details.ts";
import { fingerprint } from "../cards/fingerprint.ts";
import { type CardHolder, legacyCard } from "../cards/legacy-cards.ts";
import { spendCardToken } from "../cards/tokens.ts";
import type { StripeContext } from "../context.ts";

type BankAccount = Schemas["bank_account"];
export type PaymentSource = BankAccount | Schemas["card"];

interface GivenBankAccount {
  readonly account_holder_name?: string;
  readonly account_holder_type?: "company" | "individual";
  readonly account_number: string;
  readonly country: string;
  readonly currency?: string;
  readonly routing_number?: string;
}

/** What a request says a customer pays with: a token, or a card or bank account written out. */
export interface GivenSource {
  readonly bank_account?: GivenBankAccount | string | undefined;
  readonly card?: (GivenCard & CardHolder) | string | undefined;
  readonly source?: string | undefined;
}

/** Test tokens of bank accounts (docs.stripe.com/ach-deprecated). */
const bankTokens: Readonly<Record<string, string>> = { btok_us: "new", btok_us_verified: "verified" };

/** The source a request describes, as a customer's. */
export function sourceOf(context: StripeContext, given: GivenSource, customer: string): PaymentSource {
  const { fail, random } = context;
  const { bank_account, card } = given;
  if (typeof card === "object") {
    const made = legacyCard(`card_1${random(23)}`, readCard(card, context), card);
    return { ...made, customer };
  }
  if (typeof bank_account === "object") return bankAccount(bank_account, "new", { customer, random });
  const token = given.source ?? card ?? bank_account;
  if (token === undefined) return fail("parameter_missing", { param: "source" });
  const status = Object.hasOwn(bankTokens, token) ? bankTokens[token] : undefined;
  if (status !== undefined)
    return bankAccount({ account_number: "000123456789", country: "US" }, status, { customer, random });
  const held = context.store.token.find(token)?.bank_account;
  if (held) return { ...held, customer };
  return { ...spendCardToken(context, token, "source").legacy, customer };
}

/** A bank account as tokens and sources show it. */
export function bankAccount(
  given: GivenBankAccount,
  status: string,
  { customer, random }: { customer?: string; random: StripeContext["random"] },
): BankAccount {
  const { routing_number = "110000000" } = given;
  return {
    id: `ba_1${random(23)}`,
    object: "bank_account",
    account_holder_name: given.account_holder_name ?? null,
    account_holder_type: given.account_holder_type ?? null,
    account_type: null,
    bank_name: "STRIPE TEST BANK",
    country: given.country,
    currency: given.currency?.toLowerCase() ?? "usd",
    customer: customer ?? null,
    fingerprint: fingerprint(`${routing_number}/${given.account_number}`),
    last4: given.account_number.slice(-4),
    metadata: {},
    routing_number,
    status,
  };
}
