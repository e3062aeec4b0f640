import type { Schemas } from "./api.gen.ts";

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
