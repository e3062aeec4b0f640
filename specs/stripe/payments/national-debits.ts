import type { Schemas } from "../api.gen.ts";
import { fingerprint } from "../cards/fingerprint.ts";

/** Bank accounts of Canada, Australia and the United Kingdom as requests describe them. */
export interface GivenNationalDebit {
  readonly acss_debit?:
    | {
        readonly account_number: string;
        readonly institution_number: string;
        readonly transit_number: string;
      }
    | undefined;
  readonly au_becs_debit?: { readonly account_number: string; readonly bsb_number: string } | undefined;
  readonly bacs_debit?:
    | { readonly account_number?: string | undefined; readonly sort_code?: string | undefined }
    | undefined;
}

type Shown = Pick<Schemas["payment_method"], "acss_debit" | "au_becs_debit" | "bacs_debit">;

const digits = (text: string) => text.replace(/\D/g, "");

/** The account as payment methods show it (docs.stripe.com/payments/bank-debits). */
export function nationalDebit({ acss_debit, au_becs_debit, bacs_debit }: GivenNationalDebit): Shown {
  if (acss_debit) {
    const { account_number, institution_number, transit_number } = acss_debit;
    return {
      acss_debit: {
        bank_name: "STRIPE TEST BANK",
        ...identified(institution_number + transit_number, account_number),
        institution_number,
        transit_number,
      },
    };
  }
  if (au_becs_debit) {
    const bsb_number = digits(au_becs_debit.bsb_number);
    return { au_becs_debit: { bsb_number, ...identified(bsb_number, au_becs_debit.account_number) } };
  }
  if (!bacs_debit) return {};
  const { account_number = "00012345", sort_code = "108800" } = bacs_debit;
  const code = digits(sort_code);
  return { bacs_debit: { ...identified(code, account_number), sort_code: code } };
}

function identified(bank: string, account: string): { fingerprint: string; last4: string } {
  return { fingerprint: fingerprint(`${bank}/${account}`), last4: account.slice(-4) };
}

/** What a charge says of such an account. */
export function nationalDetails(
  { acss_debit, au_becs_debit, bacs_debit }: Shown,
  mandate: string | undefined,
): Partial<Schemas["payment_method_details"]> {
  const under = mandate === undefined ? {} : { mandate };
  if (acss_debit) return { acss_debit: { ...acss_debit, ...under } };
  if (au_becs_debit) return { au_becs_debit: { ...au_becs_debit, ...under } };
  if (bacs_debit) return { bacs_debit: { ...bacs_debit, mandate: mandate ?? null } };
  return {};
}
