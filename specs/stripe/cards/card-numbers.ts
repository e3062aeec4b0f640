import { fingerprint } from "./fingerprint.ts";
import { type Brand, countryCards, type TestCard, testCards } from "./test-cards.ts";

const byNumber = new Map<string, TestCard>([
  ...Object.entries(testCards),
  ...Object.entries(countryCards).map(
    ([country, number]) => [number, { brand: "visa", country: country.toUpperCase() }] as const,
  ),
  ["4000058260000005", { brand: "visa", country: "GB", funding: "debit" }],
]);

const byFingerprint = new Map(Array.from(byNumber, ([number, card]) => [fingerprint(number), card]));

/** What a card number stands for: a documented test card, or a plain card of the number's brand. */
export function cardOf(number: string): TestCard | undefined {
  const brand = brandOf(number);
  return byNumber.get(number) ?? (brand && { brand });
}

/** What the card with this fingerprint does beside paying; nothing where it is no documented test card. */
export function testCardOf(print: string | null | undefined): Partial<TestCard> {
  return (print && byFingerprint.get(print)) || {};
}

/** Brands by the first digits of their numbers, the longest first. */
const prefixes: readonly (readonly [RegExp, Brand])[] = [
  [/^(?:6011|64[4-9]|65)/, "discover"],
  [/^3[47]/, "amex"],
  [/^35/, "jcb"],
  [/^3[0689]/, "diners"],
  [/^(?:62|81)/, "unionpay"],
  [/^(?:5[1-5]|2[2-7])/, "mastercard"],
  [/^4/, "visa"],
];

function brandOf(number: string): Brand | undefined {
  return prefixes.find(([prefix]) => prefix.test(number))?.[1];
}

/** Whether a number has a card's length and its check digit is right (ISO/IEC 7812-1). */
export function isCardNumber(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  let sum = 0;
  for (const [at, digit] of Array.from(number).toReversed().entries()) {
    const doubled = at % 2 === 0 ? Number(digit) : Number(digit) * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
