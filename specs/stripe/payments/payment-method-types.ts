import type { Schemas } from "../api.gen.ts";

/** The payment methods that the twin's accounts have switched on: those that never redirect. */
export const defaultTypes = ["card", "link"] as const;

/** What a PaymentIntent says of its payment methods when its request does not. */
export function defaultOptions(
  types: readonly string[],
): NonNullable<Schemas["payment_intent"]["payment_method_options"]> {
  return Object.fromEntries(types.map((type) => [type, options[type] ?? {}]));
}

const options: Readonly<Record<string, object>> = {
  card: {
    installments: null,
    mandate_options: null,
    network: null,
    request_three_d_secure: "automatic",
  },
  link: { persistent_token: null },
  us_bank_account: { verification_method: "automatic" },
};

type Options = NonNullable<Schemas["payment_intent"]["payment_method_options"]>;

interface GivenCardOptions {
  readonly request_incremental_authorization?: "if_available" | "never" | undefined;
  readonly request_multicapture?: "if_available" | "never" | undefined;
  readonly request_three_d_secure?: "any" | "automatic" | "challenge" | undefined;
}

/** A PaymentIntent's options with those that a confirmation gives for cards. */
export function withCardOptions(
  before: Options | null | undefined,
  given: GivenCardOptions | "" | undefined,
): Options | undefined {
  if (!given) return undefined;
  const { request_incremental_authorization, request_multicapture, request_three_d_secure } = given;
  return {
    ...before,
    card: {
      ...before?.card,
      ...(request_incremental_authorization && { request_incremental_authorization }),
      ...(request_multicapture && { request_multicapture }),
      ...(request_three_d_secure && { request_three_d_secure }),
    },
  };
}

/** Bank debits: whether they are paid is known days later (docs.stripe.com/payments/bank-debits). */
const delayed: ReadonlySet<string> = new Set([
  "acss_debit",
  "au_becs_debit",
  "bacs_debit",
  "sepa_debit",
  "us_bank_account",
]);

/** Payment methods that send the customer to another page (docs.stripe.com/payments/payment-methods/integration-options). */
const redirecting: ReadonlySet<string> = new Set([
  "affirm",
  "afterpay_clearpay",
  "alipay",
  "amazon_pay",
  "bancontact",
  "cashapp",
  "eps",
  "fpx",
  "giropay",
  "grabpay",
  "ideal",
  "klarna",
  "mobilepay",
  "p24",
  "paypal",
  "revolut_pay",
  "sofort",
  "zip",
]);

/** All other types a payment method can have. */
const others: ReadonlySet<string> = new Set([
  "blik",
  "boleto",
  "card",
  "card_present",
  "customer_balance",
  "interac_present",
  "konbini",
  "link",
  "oxxo",
  "paynow",
  "pix",
  "promptpay",
  "swish",
  "wechat_pay",
]);

export const isPaymentMethodType = (type: string): boolean =>
  delayed.has(type) || redirecting.has(type) || others.has(type);
export const settlesLater = (type: string): boolean => delayed.has(type);
export const redirects = (type: string): boolean => redirecting.has(type);
