import type { Schemas } from "./api.gen.ts";
import { testCardOf } from "./card-numbers.ts";
import type { StripeContext } from "./context.ts";
import type { ThreeDSecure } from "./payment-method-details.ts";
import type { Resources } from "./resources.ts";

type NextAction = NonNullable<Schemas["payment_intent"]["next_action"]>;

/** How a payment or a setup is made, as far as a bank's wish to authenticate depends on it. */
export interface Circumstances {
  readonly offSession: boolean;
  /** What the request says of 3D Secure. */
  readonly requested?: string | null | undefined;
}

/** Whether the card's bank wants its customer to authenticate (docs.stripe.com/testing#regulatory-cards). */
export function wantsAuthentication(
  method: Resources["payment_method"],
  { offSession, requested }: Circumstances,
): boolean {
  const { authentication } = testCardOf(method.card?.fingerprint);
  switch (authentication) {
    case "every":
      return true;
    case "on_session":
      return !offSession;
    case "until_set_up":
      return !offSession || !method.set_up;
    case "on_request":
      return requested === "any" || requested === "challenge";
    default:
      return false;
  }
}

/** The page of an intent's authentication, where a customer (or a test) completes or fails it. */
function authenticationUrl(
  { url }: StripeContext,
  intent: { id: string; client_secret?: string | null },
): string {
  return url(`/3d_secure/${intent.id}?client_secret=${intent.client_secret ?? ""}`);
}

/**
 * What the customer has to do next: visit the page, or let Stripe.js show it.
 *
 * A request that names where to return to gets the page's address; one that leaves it to Stripe.js gets the
 * same address where Stripe.js looks for it (docs.stripe.com/payments/3d-secure/authentication-flow).
 */
export function nextAction(
  context: StripeContext,
  intent: { id: string; client_secret?: string | null },
  request: { readonly return_url?: string | undefined; readonly use_stripe_sdk?: boolean | undefined },
): Pick<NextAction, "redirect_to_url" | "type" | "use_stripe_sdk"> {
  const url = authenticationUrl(context, intent);
  if (request.return_url !== undefined && !request.use_stripe_sdk)
    return { redirect_to_url: { return_url: request.return_url, url }, type: "redirect_to_url" };
  return { type: "use_stripe_sdk", use_stripe_sdk: { stripe_js: url, type: "three_d_secure_redirect" } };
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
