import type { Fail } from "../context.ts";
import { formatted } from "../money/money.ts";

/** The smallest amounts that can be charged (docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). */
const minimums: Readonly<Record<string, number>> = {
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
};

const MAXIMUM = 99_999_999;

/** Refuses amounts that cannot be charged; a currency without a documented minimum has that of one unit. */
export function checkChargeable(amount: number, currency: string, fail: Fail): void {
  if (amount < 1)
    fail("parameter_invalid_integer", {
      message: "This value must be greater than or equal to 1.",
      param: "amount",
    });
  const minimum = minimums[currency] ?? 1;
  if (amount < minimum)
    fail("amount_too_small", {
      message: `Amount must be at least ${formatted(minimum, currency)} ${currency}`,
      param: "amount",
    });
  if (amount > MAXIMUM)
    fail("amount_too_large", {
      message: `Amount must be no more than ${formatted(MAXIMUM, currency)}`,
      param: "amount",
    });
}
