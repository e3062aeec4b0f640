import type { Schemas } from "../api.gen.ts";
import { fingerprint } from "../cards/fingerprint.ts";
import type { Fail } from "../context.ts";

export interface GivenUsBankAccount {
  readonly account_holder_type?: "company" | "individual" | undefined;
  readonly account_number?: string | undefined;
  readonly account_type?: "checking" | "savings" | undefined;
  readonly financial_connections_account?: string | undefined;
  readonly routing_number?: string | undefined;
}

/** A US bank account as payment methods show it (docs.stripe.com/payments/ach-direct-debit). */
export function usBankAccount(given: GivenUsBankAccount): Schemas["payment_method_us_bank_account"] {
  const { account_number = "000123456789", routing_number = "110000000" } = given;
  return {
    account_holder_type: given.account_holder_type ?? "individual",
    account_type: given.account_type ?? "checking",
    bank_name: "STRIPE TEST BANK",
    financial_connections_account: given.financial_connections_account ?? null,
    fingerprint: fingerprint(`${routing_number}/${account_number}`),
    last4: account_number.slice(-4),
    networks: { preferred: "ach", supported: ["ach"] },
    routing_number,
    status_details: null,
  };
}

/** A SEPA account as payment methods show it; the bank's code is the part of the IBAN that names it in Germany. */
export function sepaDebit(given: { iban: string }, fail: Fail): Schemas["payment_method_sepa_debit"] {
  const iban = given.iban.replaceAll(" ", "").toUpperCase();
  if (!isIban(iban))
    fail("invalid_bank_account_iban", {
      message: `The IBAN you provided is invalid. Please check the IBAN and try again.`,
      param: "sepa_debit[iban]",
    });
  return {
    bank_code: iban.slice(4, 12),
    branch_code: "",
    country: iban.slice(0, 2),
    fingerprint: fingerprint(iban),
    generated_from: null,
    last4: iban.slice(-4),
  };
}

/** Whether the check digits are right (ISO 13616). */
function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}
