import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import type { PaymentMethod } from "../payments/payment-errors.ts";
import { actionPage } from "../payments/payment-instructions.ts";
import type { ThreeDSecure } from "../payments/payment-method-details.ts";
import { redirects } from "../payments/payment-method-types.ts";
import { testCardOf } from "./card-numbers.ts";

/** How a payment or a setup is made, as far as a customer's part in it depends on it. */
export interface Circumstances {
  readonly offSession: boolean;
  /** What the request says of 3D Secure. */
  readonly requested3ds?: string | null | undefined;
  readonly return_url?: string | undefined;
  readonly use_stripe_sdk?: boolean | undefined;
}

interface Intent {
  readonly id: string;
  readonly client_secret?: string | null;
}

/** What the customer has to do, in the words that payments and setups share. */
export type CustomerAction = Pick<
  NonNullable<Schemas["payment_intent"]["next_action"] & Schemas["setup_intent"]["next_action"]>,
  "redirect_to_url" | "type" | "use_stripe_sdk" | "verify_with_microdeposits"
>;

/** What a customer has to do before a payment method can be charged or set up; nothing for most. */
export function customerAction(
  context: StripeContext,
  intent: Intent,
  { method, ...circumstances }: Circumstances & { readonly method: PaymentMethod },
): CustomerAction | undefined {
  const { return_url, use_stripe_sdk } = circumstances;
  const url = actionPage(context, intent);
  if (redirects(method.type) || (wantsAuthentication(method, circumstances) && return_url && !use_stripe_sdk))
    return { redirect_to_url: { return_url: return_url ?? null, url }, type: "redirect_to_url" };
  if (wantsAuthentication(method, circumstances))
    return { type: "use_stripe_sdk", use_stripe_sdk: { stripe_js: url, type: "three_d_secure_redirect" } };
  if (method.type === "us_bank_account" && !method.set_up) return microdeposits(context, url);
  return undefined;
}

/** Whether the card's bank wants its customer to authenticate (docs.stripe.com/testing#regulatory-cards). */
function wantsAuthentication(method: PaymentMethod, { offSession, requested3ds }: Circumstances): boolean {
  const { authentication } = testCardOf(method.card?.fingerprint);
  switch (authentication) {
    case "every":
      return true;
    case "on_session":
      return !offSession;
    case "until_set_up":
      return !offSession || !method.set_up;
    case "on_request":
      return requested3ds === "any" || requested3ds === "challenge";
    default:
      return false;
  }
}

/** A bank account that nobody proved to be theirs waits for two small deposits (or one with a code). */
function microdeposits({ unix }: StripeContext, url: string): CustomerAction {
  return {
    type: "verify_with_microdeposits",
    verify_with_microdeposits: {
      arrival_date: unix() + 2 * 24 * 60 * 60,
      hosted_verification_url: url,
      microdeposit_type: "descriptor_code",
    },
  };
}

/** The record of a challenge the customer passed. */
export function authenticated({ random }: StripeContext): ThreeDSecure {
  const hex = (length: number) => random(length, "0123456789abcdef");
  return {
    authentication_flow: "challenge",
    electronic_commerce_indicator: "05",
    exemption_indicator: null,
    result: "authenticated",
    result_reason: null,
    transaction_id: [hex(8), hex(4), `4${hex(3)}`, `8${hex(3)}`, hex(12)].join("-"),
    version: "2.2.0",
  };
}
