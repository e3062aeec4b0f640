import type { Changes } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { cardDetails, type GivenCard, knownCard, readCard } from "../cards/card-details.ts";
import { namedCard } from "../cards/test-card-names.ts";
import { spendCardToken } from "../cards/tokens.ts";
import type { StripeContext } from "../context.ts";
import type { Resources } from "../resources.ts";
import { type GivenUsBankAccount, sepaDebit, usBankAccount } from "./bank-accounts.ts";
import { type GivenNationalDebit, nationalDebit } from "./national-debits.ts";

type PaymentMethod = Schemas["payment_method"];

type RequestedCard =
  | (GivenCard & { readonly networks?: { readonly preferred?: string } })
  | { readonly token: string };

/** A payment method as requests describe a new one. */
export interface PaymentMethodData extends GivenNationalDebit {
  readonly type: PaymentMethod["type"];
  readonly card?: RequestedCard | undefined;
  readonly sepa_debit?: { readonly iban: string } | undefined;
  readonly us_bank_account?: GivenUsBankAccount | undefined;
}

/** Types that say nothing without their details. */
const needsDetails: ReadonlySet<string> = new Set([
  "acss_debit",
  "au_becs_debit",
  "bacs_debit",
  "boleto",
  "card",
  "fpx",
  "sepa_debit",
  "sofort",
  "us_bank_account",
]);

/** The fields that tell a payment method's type, from what a request says of it. */
export function typeDetails(context: StripeContext, data: PaymentMethodData): Changes<PaymentMethod> {
  const { fail } = context;
  if (needsDetails.has(data.type) && Reflect.get(data, data.type) === undefined)
    fail("parameter_missing", { param: data.type });
  if (data.type === "card")
    return cardMethod(context, data.card ?? fail("parameter_missing", { param: "card" }));
  if (data.type === "us_bank_account") return { us_bank_account: usBankAccount(data.us_bank_account ?? {}) };
  if (data.type === "sepa_debit")
    return {
      sepa_debit: sepaDebit(
        data.sepa_debit ?? fail("parameter_missing", { param: "sepa_debit[iban]" }),
        fail,
      ),
    };
  return nationalDebit(data);
}

function cardMethod(context: StripeContext, requested: RequestedCard): Changes<PaymentMethod> {
  if ("number" in requested) {
    const { cvc, networks } = requested;
    const given = { cvc: cvc !== undefined, preferred: networks?.preferred };
    return { card: cardDetails(readCard(requested, context), given) };
  }
  const { card, legacy } = spendCardToken(context, requested.token, "card[token]");
  return {
    billing_details: holderDetails(legacy),
    card: cardDetails(card, { cvc: legacy.cvc_check !== null }),
  };
}

interface RequestedBilling {
  readonly address?:
    | { readonly [K in keyof Schemas["address"]]?: string | null | undefined }
    | ""
    | undefined;
  readonly email?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly phone?: string | null | undefined;
}

/** Billing details with what was not given as null. */
export function billingDetails(given: RequestedBilling = {}): PaymentMethod["billing_details"] {
  const { city, country, line1, line2, postal_code, state } = given.address || {};
  return {
    address: {
      city: city || null,
      country: country || null,
      line1: line1 || null,
      line2: line2 || null,
      postal_code: postal_code || null,
      state: state || null,
    },
    email: given.email || null,
    name: given.name || null,
    phone: given.phone || null,
  };
}

/** What a token's or source's card says of its holder, as billing details. */
export function holderDetails(card: Schemas["card"]): PaymentMethod["billing_details"] {
  return billingDetails({
    address: {
      city: card.address_city,
      country: card.address_country,
      line1: card.address_line1,
      line2: card.address_line2,
      postal_code: card.address_zip,
      state: card.address_state,
    },
    name: card.name,
  });
}

/** The payment method that each use of a test id such as `pm_card_visa` makes. */
export function knownPaymentMethod(id: string): Changes<Resources["payment_method"]> | undefined {
  const number = namedCard(id, "pm_card_");
  if (number !== undefined)
    return {
      billing_details: billingDetails(),
      card: cardDetails(knownCard(number), { cvc: true }),
      type: "card",
    };
  const account = Object.hasOwn(bankAccounts, id) ? bankAccounts[id] : undefined;
  if (account === undefined) return undefined;
  return {
    billing_details: billingDetails({ email: "test@example.com", name: "Test Customer" }),
    set_up: true,
    type: "us_bank_account",
    us_bank_account: usBankAccount({ account_number: account }),
  };
}

/** Bank accounts with test ids (docs.stripe.com/payments/ach-direct-debit/accept-a-payment#test-account-numbers). */
const bankAccounts: Readonly<Record<string, string>> = {
  pm_usBankAccount: "000123456789",
  pm_usBankAccount_success: "000123456789",
  pm_usBankAccount_accountClosed: "000111111113",
  pm_usBankAccount_noAccount: "000111111116",
  pm_usBankAccount_insufficientFunds: "000222222227",
  pm_usBankAccount_debitNotAuthorized: "000333333335",
  pm_usBankAccount_invalidCurrency: "000444444440",
  pm_usBankAccount_dispute: "000555555559",
};

/** Makes the payment method that a payment's request describes. */
export function insertPaymentMethod(
  context: StripeContext,
  data: PaymentMethodData & {
    readonly billing_details?: RequestedBilling | undefined;
    readonly metadata?: Record<string, string> | undefined;
  },
): PaymentMethod {
  return context.store.payment_method.insert({
    ...{ [data.type]: {} },
    ...typeDetails(context, data),
    ...(data.billing_details && { billing_details: billingDetails(data.billing_details) }),
    metadata: data.metadata,
    type: data.type,
  });
}
