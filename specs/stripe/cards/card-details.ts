import type { Schemas } from "../api.gen.ts";
import type { Fail } from "../context.ts";
import { cardOf, isCardNumber } from "./card-numbers.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Brand, TestCard } from "./test-cards.ts";

/** A card as a request writes it. */
export interface GivenCard {
  readonly number: string;
  readonly exp_month: number;
  readonly exp_year: number;
  readonly cvc?: string | undefined;
}

/** The card of a payment method. */
export type Card = Schemas["payment_method_card"];

/** What a card is, read off its number. */
export interface ReadCard extends TestCard {
  readonly country: string;
  readonly exp_month: number;
  readonly exp_year: number;
  readonly last4: string;
  readonly fingerprint: string;
}

/**
 * Reads a card and refuses what no bank would take.
 *
 * Years may have two digits (docs.stripe.com/api/tokens/create_card).
 */
export function readCard(given: GivenCard, { fail, now }: { fail: Fail; now: () => Date }): ReadCard {
  const number = given.number.replace(/[ -]/g, "");
  const card = cardOf(number);
  if (!/^\d+$/.test(number))
    fail("invalid_number", { message: "Your card number is invalid.", param: "number" });
  if (!isCardNumber(number) || !card)
    return fail("incorrect_number", { message: "Your card number is incorrect.", param: "number" });
  const exp_year = given.exp_year < 100 ? 2000 + given.exp_year : given.exp_year;
  checkExpiry({ ...given, exp_year }, now(), fail);
  checkCvc(given.cvc, card.brand, fail);
  return { country: "US", ...card, ...plain(number), exp_month: given.exp_month, exp_year };
}

/** A documented test card, in date. */
export function knownCard(number: string): ReadCard {
  const card = cardOf(number) ?? { brand: "visa" };
  return { country: "US", ...card, ...plain(number), exp_month: 12, exp_year: 2034 };
}

const plain = (number: string) => ({ last4: number.slice(-4), fingerprint: fingerprint(number) });

/** Refuses a card that is out of date, or will never be in date. */
export function checkExpiry(
  { exp_month, exp_year }: { exp_month: number; exp_year: number },
  now: Date,
  fail: Fail,
): void {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + 1];
  if (!(exp_month >= 1 && exp_month <= 12) || (exp_year === year && exp_month < month))
    fail("invalid_expiry_month", {
      message: "Your card's expiration month is invalid.",
      param: "exp_month",
    });
  if (!(exp_year >= year && exp_year <= year + 50))
    fail("invalid_expiry_year", { message: "Your card's expiration year is invalid.", param: "exp_year" });
}

function checkCvc(cvc: string | undefined, brand: Brand, fail: Fail): void {
  if (cvc === undefined || /^\d{3}$/.test(cvc) || (brand === "amex" && /^\d{4}$/.test(cvc))) return;
  fail("invalid_cvc", { message: "Your card's security code is invalid.", param: "cvc" });
}

const displayBrands: Readonly<Record<Brand, string>> = {
  amex: "american_express",
  diners: "diners_club",
  discover: "discover",
  jcb: "jcb",
  mastercard: "mastercard",
  unionpay: "union_pay",
  visa: "visa",
};

/** A card as payment methods show it; a check is `unchecked` until the card is first used. */
export function cardDetails(card: ReadCard, given: { cvc: boolean; preferred?: string | undefined }): Card {
  return {
    brand: card.brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: given.cvc ? "unchecked" : null,
    },
    country: card.country,
    display_brand: displayBrands[card.brand],
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    fingerprint: card.fingerprint,
    funding: card.funding ?? "credit",
    generated_from: null,
    last4: card.last4,
    networks: { available: [card.brand], preferred: given.preferred ?? null },
    three_d_secure_usage: { supported: card.brand !== "amex" },
    wallet: null,
  };
}
