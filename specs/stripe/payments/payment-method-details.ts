import type { Schemas } from "../api.gen.ts";
import type { Card } from "../cards/card-details.ts";
import { testCardOf } from "../cards/card-numbers.ts";
import { nationalDetails } from "./national-debits.ts";

type PaymentMethod = Schemas["payment_method"];
type Details = Schemas["payment_method_details"];
type CardDetails = Schemas["payment_method_details_card"];
export type ThreeDSecure = NonNullable<CardDetails["three_d_secure"]>;

/** How long a card's authorization holds (docs.stripe.com/payments/place-a-hold-on-a-payment-method). */
const AUTHORIZATION_HOLDS = 7 * 24 * 60 * 60;

export interface Used {
  readonly amount: number;
  readonly captured: boolean;
  readonly at: number;
  readonly mandate?: string | undefined;
  readonly threeDSecure?: ThreeDSecure | undefined;
}

/** What a charge says of the payment method it was made with. */
export function paymentMethodDetails(method: PaymentMethod, used: Used): Details {
  const { card, sepa_debit, type, us_bank_account } = method;
  if (card) return { card: chargedCard(method, card, used), type };
  if (us_bank_account) {
    const { account_holder_type, account_type, bank_name, fingerprint, last4, routing_number } =
      us_bank_account;
    return {
      type,
      us_bank_account: {
        account_holder_type: account_holder_type ?? null,
        account_type: account_type ?? null,
        bank_name: bank_name ?? null,
        fingerprint: fingerprint ?? null,
        last4: last4 ?? null,
        ...(used.mandate !== undefined && { mandate: used.mandate }),
        payment_reference: null,
        routing_number: routing_number ?? null,
      },
    };
  }
  if (sepa_debit) {
    const { bank_code, branch_code, country, fingerprint, last4 } = sepa_debit;
    return {
      sepa_debit: {
        bank_code: bank_code ?? null,
        branch_code: branch_code ?? null,
        country: country ?? null,
        fingerprint: fingerprint ?? null,
        last4: last4 ?? null,
        mandate: used.mandate ?? null,
      },
      type,
    };
  }
  return { ...nationalDetails(method, used.mandate), type };
}

function chargedCard(method: PaymentMethod, card: Card, used: Used): CardDetails {
  return {
    amount_authorized: used.amount,
    brand: card.brand,
    ...(used.captured ? {} : { capture_before: used.at + AUTHORIZATION_HOLDS }),
    checks: checkedCard(method, card).checks ?? null,
    country: card.country ?? null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    extended_authorization: { status: "disabled" },
    fingerprint: card.fingerprint ?? null,
    funding: card.funding,
    incremental_authorization: { status: "unavailable" },
    installments: null,
    last4: card.last4,
    mandate: used.mandate ?? null,
    multicapture: { status: "unavailable" },
    network: card.brand,
    network_token: { used: false },
    overcapture: { maximum_amount_capturable: used.amount, status: "unavailable" },
    three_d_secure: used.threeDSecure ?? null,
    wallet: null,
  };
}

/** A card as it is once its bank was asked: what it was given is checked. */
export function checkedCard({ billing_details }: PaymentMethod, card: Card): Card {
  const { checks = {} } = testCardOf(card.fingerprint);
  const { line1, postal_code } = billing_details.address ?? {};
  return {
    ...card,
    checks: {
      address_line1_check: line1 ? (checks.line1 ?? "pass") : null,
      address_postal_code_check: postal_code ? (checks.postalCode ?? "pass") : null,
      cvc_check: card.checks?.cvc_check ? (checks.cvc ?? "pass") : null,
    },
  };
}
