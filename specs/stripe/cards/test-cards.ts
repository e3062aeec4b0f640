import type { DeclineName } from "./declines.ts";

export type Brand = "amex" | "diners" | "discover" | "jcb" | "mastercard" | "unionpay" | "visa";
export type DisputeKind = "fraudulent" | "inquiry" | "product_not_received";

/**
 * When a card's bank wants the customer to authenticate: for `every` payment, for `on_session` payments only
 * (the card counts as set up), for payments on session and for off-session ones `until_set_up`, or only when
 * the request asks for 3D Secure (`on_request`).
 */
export type Authentication = "every" | "on_request" | "on_session" | "until_set_up";

/** What a test card is, and what it does beside paying. */
export interface TestCard {
  readonly brand: Brand;
  readonly funding?: "debit" | "prepaid";
  /** Default: US. */
  readonly country?: string;
  readonly authentication?: Authentication;
  /** Every charge is declined so; behind an authentication where the card wants one. */
  readonly decline?: DeclineName;
  /** It can be attached although its charges are declined. */
  readonly attaches?: true;
  readonly dispute?: DisputeKind;
  /** Its bank reports its charges as fraud, without a dispute. */
  readonly reported?: true;
  /** A refund succeeds and then fails, or is pending and then succeeds. */
  readonly refund?: "fails" | "pending";
  /** Its funds are available at once. */
  readonly bypassesPending?: true;
  readonly risk?: "elevated" | "highest";
  /** Checks that do not pass; others do when the request gives what they check. */
  readonly checks?: {
    readonly cvc?: "fail";
    readonly line1?: "fail" | "unavailable";
    readonly postalCode?: "fail" | "unavailable";
  };
}

const visa = (card: Omit<TestCard, "brand"> = {}): TestCard => ({ brand: "visa", ...card });
const mastercard = (card: Omit<TestCard, "brand"> = {}): TestCard => ({ brand: "mastercard", ...card });

/** Stripe's test cards by number, from docs.stripe.com/testing; those of a country are in `countryCards`. */
export const testCards: Readonly<Record<string, TestCard>> = {
  "4242424242424242": visa(),
  "4012888888881881": visa(),
  "4000056655665556": visa({ funding: "debit" }),
  "5555555555554444": mastercard(),
  "2223003122003222": mastercard(),
  "5200828282828210": mastercard({ funding: "debit" }),
  "5105105105105100": mastercard({ funding: "prepaid" }),
  "378282246310005": { brand: "amex" },
  "371449635398431": { brand: "amex" },
  "6011111111111117": { brand: "discover" },
  "6011000990139424": { brand: "discover" },
  "6011981111111113": { brand: "discover", funding: "debit" },
  "3056930009020004": { brand: "diners" },
  "36227206271667": { brand: "diners" },
  "3566002020360505": { brand: "jcb", country: "JP" },
  "3530111333300000": { brand: "jcb", country: "JP" },
  "6200000000000005": { brand: "unionpay", country: "CN" },
  "6200000000000047": { brand: "unionpay", country: "CN", funding: "debit" },
  "6205500000000000004": { brand: "unionpay", country: "CN" },

  "4000000000000002": visa({ decline: "generic_decline" }),
  "4000000000009995": visa({ decline: "insufficient_funds" }),
  "4000000000009987": visa({ decline: "lost_card" }),
  "4000000000009979": visa({ decline: "stolen_card" }),
  "4000000000000069": visa({ decline: "expired_card" }),
  "4000000000000127": visa({ decline: "incorrect_cvc", checks: { cvc: "fail" } }),
  "4000000000000119": visa({ decline: "processing_error" }),
  "4000000000006975": visa({ decline: "card_velocity_exceeded" }),
  "4000000000000341": visa({ decline: "generic_decline", attaches: true }),

  "4100000000000019": visa({ decline: "fraudulent", risk: "highest" }),
  "4000000000004954": visa({ decline: "fraudulent", risk: "highest" }),
  "4000000000009235": visa({ risk: "elevated" }),
  "4000000000000101": visa({ checks: { cvc: "fail" } }),
  "4000000000000010": visa({ checks: { line1: "fail", postalCode: "fail" } }),
  "4000000000000028": visa({ checks: { line1: "fail" } }),
  "4000000000000036": visa({ checks: { postalCode: "fail" } }),
  "4000000000000044": visa({ checks: { line1: "unavailable", postalCode: "unavailable" } }),

  "4000002500003155": visa({ country: "FR", authentication: "until_set_up" }),
  "4000002760003184": visa({ country: "DE", authentication: "every" }),
  "4000003800000446": visa({ country: "IT", authentication: "on_session" }),
  "4000008260003178": visa({
    country: "GB",
    authentication: "every",
    decline: "insufficient_funds",
    attaches: true,
  }),
  "4000000000003220": visa({ country: "IE", authentication: "every" }),
  "4000000000003063": visa({ authentication: "every" }),
  "4000008400000027": visa({ authentication: "every" }),
  "4000008400001629": visa({ authentication: "every", decline: "generic_decline" }),
  "4000008400001280": visa({ decline: "generic_decline" }),
  "4000000000003055": visa({ authentication: "on_request" }),
  "4000000000003097": visa(),
  "4000000032200000": visa(),

  "4000000000000259": visa({ dispute: "fraudulent" }),
  "4000000000002685": visa({ dispute: "product_not_received" }),
  "4000000000001976": visa({ dispute: "inquiry" }),
  "4000000000005423": visa({ reported: true }),

  "4000000000007726": visa({ refund: "pending" }),
  "4000000000005126": visa({ refund: "fails" }),
  "4000000000000077": visa({ bypassesPending: true }),
  "4000003720000278": visa({ bypassesPending: true, country: "IE" }),
  "4000000000000093": visa(),
};

/** The card of each country, by country code in lower case (docs.stripe.com/testing#international-cards). */
export const countryCards: Readonly<Record<string, string>> = {
  ae: "4000007840000001",
  ar: "4000000320000021",
  at: "4000000400000008",
  au: "4000000360000006",
  be: "4000000560000004",
  bg: "4000001000000000",
  br: "4000000760000002",
  by: "4000001120000005",
  ca: "4000001240000000",
  ch: "4000007560000009",
  cl: "4000001520000001",
  cn: "4000001560000002",
  co: "4000001700000003",
  cr: "4000001880000005",
  cy: "4000001960000008",
  cz: "4000002030000002",
  de: "4000002760000016",
  dk: "4000002080000001",
  ec: "4000002180000000",
  ee: "4000002330000009",
  es: "4000007240000007",
  fi: "4000002460000001",
  fr: "4000002500000003",
  gb: "4000008260000000",
  gi: "4000002920000005",
  gr: "4000003000000030",
  hk: "4000003440000004",
  hr: "4000001910000009",
  hu: "4000003480000005",
  ie: "4000003720000005",
  in: "4000003560000008",
  it: "4000003800000008",
  jp: "4000003920000003",
  li: "4000004380000004",
  lt: "4000004400000000",
  lu: "4000004420000006",
  lv: "4000004280000005",
  mt: "4000004700000007",
  mx: "4000004840008001",
  my: "4000004580000002",
  nl: "4000005280000002",
  no: "4000005780000007",
  nz: "4000005540000008",
  pa: "4000005910000000",
  pe: "4000006040000068",
  pl: "4000006160000005",
  pt: "4000006200000007",
  py: "4000006000000066",
  ro: "4000006420000001",
  sa: "4000006820000007",
  se: "4000007520000008",
  sg: "4000007020000003",
  si: "4000007050000006",
  sk: "4000007030000001",
  th: "4000007640000003",
  tw: "4000001580000008",
  uy: "4000008580000003",
};
