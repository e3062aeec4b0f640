import { fingerprint } from "../cards/fingerprint.ts";
import type { ErrorCode } from "../conventions/errors.ts";
import { SOON } from "../conventions/moments.ts";
import type { PaymentMethod } from "./payment-errors.ts";

/** Why a bank gives a debit back. */
export interface DebitFailure {
  readonly code: ErrorCode;
  readonly message: string;
}

/** What becomes of a debit: when its bank answers, `never` where it does not, and why it fails. */
export interface TestDebit {
  readonly after: string;
  readonly failure?: DebitFailure;
}

const failures = {
  account_closed: "The customer's bank account has been closed.",
  charge_exceeds_source_limit: "The amount exceeds what may be debited from the account in a week.",
  charge_exceeds_weekly_limit: "The account has been debited as often as it may be in a week.",
  debit_not_authorized: "The customer has told their bank that this payment is not authorized.",
  insufficient_funds: "The customer's account has insufficient funds to cover this payment.",
  invalid_currency: "The customer's bank account does not take this currency.",
  no_account: "The customer's bank account could not be located.",
  refer_to_customer: "The customer's bank refers to the customer.",
  payment_method_bank_declined: "The customer's bank declined the debit.",
} as const;

type FailureCode = keyof typeof failures;

const failing = (code: FailureCode, after = SOON): TestDebit => ({
  after,
  failure: { code: failureCode(code), message: failures[code] },
});

/** Stripe has no error code for a debit that its bank declines without a word. */
const failureCode = (code: FailureCode): ErrorCode =>
  code === "payment_method_bank_declined" ? "payment_intent_payment_attempt_failed" : code;

/** The delayed test accounts take at least as long. */
const DELAY = "3m";

/** Account numbers in the United States, with the routing number 110000000 (docs.stripe.com/testing#ach-direct-debit). */
const usAccounts: Readonly<Record<string, TestDebit>> = {
  "000111111113": failing("account_closed"),
  "000111111116": failing("no_account"),
  "000222222227": failing("insufficient_funds"),
  "000333333335": failing("debit_not_authorized"),
  "000444444440": failing("invalid_currency"),
  "000777777771": failing("charge_exceeds_weekly_limit"),
  "000000000009": { after: "never" },
};

/** The delayed accounts of a country, whose numbers begin with 9. */
const inTime = (number: string, code?: FailureCode): [string, TestDebit][] => {
  const slow = code === undefined ? { after: DELAY } : failing(code, DELAY);
  const late: [string, TestDebit] = [`9${number.slice(1)}`, slow];
  return code === undefined ? [late] : [[number, failing(code)], late];
};

/** Account numbers of other countries' banks, each with the numbers of its bank (docs.stripe.com/payments/bank-debits). */
const nationalAccounts: readonly (readonly [string, TestDebit])[] = [
  // Canada, with institution 000 and transit 11000.
  ...[...inTime("000123456789"), ...inTime("000222222227", "insufficient_funds")].map(
    ([number, debit]) => [`00011000/${number}`, debit] as const,
  ),
  ["00011000/000777777771", failing("charge_exceeds_weekly_limit")],
  ["00011000/000888888881", failing("charge_exceeds_source_limit")],
  // Australia, with the BSB 000-000.
  ...[...inTime("000123456"), ...inTime("222222227", "refer_to_customer")].map(
    ([number, debit]) => [`000000/${number}`, debit] as const,
  ),
  ["000000/111111113", failing("account_closed")],
  ["000000/111111116", failing("no_account")],
  ["000000/333333335", failing("debit_not_authorized")],
  ["000000/343434343", failing("charge_exceeds_source_limit")],
  ["000000/121212121", failing("charge_exceeds_weekly_limit")],
  // The United Kingdom, with the sort code 108800.
  ...[
    ...inTime("00012345"),
    ...inTime("22222227", "insufficient_funds"),
    ...inTime("33333335", "debit_not_authorized"),
  ].map(([number, debit]) => [`108800/${number}`, debit] as const),
  ["108800/34343434", failing("charge_exceeds_source_limit")],
  ["108800/12121212", failing("charge_exceeds_weekly_limit")],
];

const [declined, declinedLate] = [
  failing("payment_method_bank_declined"),
  failing("payment_method_bank_declined", DELAY),
];
const late: TestDebit = { after: DELAY };

/** IBANs of the countries most often tested (docs.stripe.com/testing#sepa-direct-debit). */
const ibans: Readonly<Record<string, TestDebit>> = {
  AT321904300235473204: late,
  AT861904300235473202: declined,
  AT051904300235473205: declinedLate,
  AT981904300000343434: failing("charge_exceeds_source_limit"),
  AT601904300000121212: failing("charge_exceeds_weekly_limit"),
  AT981904300002222227: failing("insufficient_funds"),
  BE78510007547064: late,
  BE68539007547034: declined,
  BE51510007547065: declinedLate,
  BE90510000343434: failing("charge_exceeds_source_limit"),
  BE52510000121212: failing("charge_exceeds_weekly_limit"),
  BE90510002222227: failing("insufficient_funds"),
  DE08370400440532013003: late,
  DE62370400440532013001: declined,
  DE78370400440532013004: declinedLate,
  DE65370400440000343434: failing("charge_exceeds_source_limit"),
  DE27370400440000121212: failing("charge_exceeds_weekly_limit"),
  DE65370400440002222227: failing("insufficient_funds"),
  FR3020041010050500013M02609: late,
  FR8420041010050500013M02607: declined,
  FR7920041010050500013M02600: declinedLate,
  FR9720041010050000000343434: failing("charge_exceeds_source_limit"),
  FR5920041010050000000121212: failing("charge_exceeds_weekly_limit"),
  FR9720041010050000002222227: failing("insufficient_funds"),
  IE24AIBK93115212345671: late,
  IE02AIBK93115212345679: declined,
  IE94AIBK93115212345672: declinedLate,
  IE10AIBK93115200343434: failing("charge_exceeds_source_limit"),
  IE69AIBK93115200121212: failing("charge_exceeds_weekly_limit"),
  IE10AIBK93115202222227: failing("insufficient_funds"),
};

const byFingerprint = new Map([
  ...Object.entries(usAccounts).map(
    ([number, debit]) => [fingerprint(`110000000/${number}`), debit] as const,
  ),
  ...nationalAccounts.map(([account, debit]) => [fingerprint(account), debit] as const),
  ...Object.entries(ibans).map(([iban, debit]) => [fingerprint(iban), debit] as const),
]);

/** What becomes of debits from an account: that of a documented test account, or success soon. */
export function testDebitOf(method: PaymentMethod): TestDebit {
  const account =
    method.us_bank_account ??
    method.sepa_debit ??
    method.acss_debit ??
    method.au_becs_debit ??
    method.bacs_debit;
  const print = account?.fingerprint;
  return (print && byFingerprint.get(print)) || { after: SOON };
}
