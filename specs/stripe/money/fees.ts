import type { Schemas } from "../api.gen.ts";
import { isZeroDecimal } from "./money.ts";

/** What was charged, as far as its fee depends on it. */
export interface Priced {
  readonly amount: number;
  readonly currency: string;
  /** The payment method's type. */
  readonly type: string;
  /** The card's country. */
  readonly country?: string | null | undefined;
}

/** The fixed part of a card fee, where it is not that of a US account (stripe.com/pricing). */
const fixedFees: Readonly<Record<string, number>> = { eur: 25, gbp: 20 };

/** Stripe's fee for a charge of a US account (stripe.com/pricing): 2.9 % + 30 ¢, 1.5 % more for cards from abroad. */
export function processingFee({ amount, currency, type, country }: Priced): number {
  if (type === "us_bank_account") return Math.min(Math.round(amount * 0.008), 500);
  const rate = type === "card" && country !== "US" ? 0.044 : 0.029;
  const fixed = isZeroDecimal(currency) ? 0 : (fixedFees[currency] ?? 30);
  return Math.min(amount, Math.round(amount * rate) + fixed);
}

/** A fee as its transaction lists it. */
export function feeDetails(
  amount: number,
  currency: string,
  description = "Stripe processing fees",
): Schemas["fee"][] {
  return amount === 0 ? [] : [{ amount, application: null, currency, description, type: "stripe_fee" }];
}
