import type { Changes } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { settleInvoice } from "../billing/invoicing.ts";
import { authenticated, customerAction } from "../cards/authentication.ts";
import { type Decline, declines } from "../cards/declines.ts";
import type { StripeContext } from "../context.ts";
import { attemptCharge } from "./charging.ts";
import { spendConfirmationToken } from "./confirmation-tokens.ts";
import { followCapture } from "./following-capture.ts";
import { intentsCharge } from "./intents-charge.ts";
import { type MandateData, recordMandate } from "./mandates.ts";
import { type PaymentMethod, rememberedError, shownMethod } from "./payment-errors.ts";
import { paymentInstructions } from "./payment-instructions.ts";
import { insertPaymentMethod, type PaymentMethodData } from "./payment-method-data.ts";
import type { ThreeDSecure } from "./payment-method-details.ts";
import { settlesLater } from "./payment-method-types.ts";
import { checkReturnUrl } from "./return-url.ts";
import { checkUsable, markUsed } from "./usable-method.ts";

type Intent = Schemas["payment_intent"];

/** What a request says about confirming a PaymentIntent. */
export interface Confirmation {
  readonly confirmation_token?: string | undefined;
  readonly error_on_requires_action?: boolean | undefined;
  readonly mandate_data?: MandateData | "" | undefined;
  readonly off_session?: boolean | string | undefined;
  readonly payment_method?: string | undefined;
  readonly payment_method_data?: PaymentMethodData | undefined;
  readonly return_url?: string | undefined;
  readonly use_stripe_sdk?: boolean | undefined;
}

/** Confirms a PaymentIntent: what it becomes, or the failure that keeps its traces. */
export function confirmPayment(
  context: StripeContext,
  intent: Intent,
  confirmation: Confirmation,
): Changes<Intent> {
  const { fail } = context;
  checkReturnUrl(confirmation.return_url, fail);
  const { method, return_url } = methodOf(context, intent, confirmation);
  const offSession = confirmation.off_session !== undefined && confirmation.off_session !== false;
  if (offSession && intent.setup_future_usage)
    fail("invalid_argument", {
      message:
        "You cannot confirm with `off_session=true` when `setup_future_usage` is also set on the PaymentIntent. The customer needs to be on-session to perform the steps which may be required to set up the PaymentMethod for future usage.",
    });
  checkUsable(context, method, {
    customer: intent.customer,
    name: "PaymentIntent",
    types: intent.payment_method_types,
  });
  const mandate = recordMandate(context, method, confirmation.mandate_data);
  const action =
    paymentInstructions(context, intent, method.type) ??
    customerAction(context, intent, {
      method,
      offSession,
      requested3ds: requested3ds(intent),
      return_url,
      use_stripe_sdk: confirmation.use_stripe_sdk,
    });
  if (action) {
    if (offSession) return decline(context, intent, method, { ...declines.authentication_required });
    if (confirmation.error_on_requires_action) return decline(context, intent, method, actionRefused);
    return { next_action: action, payment_method: method.id, status: "requires_action" };
  }
  const settled = settle(context, intent, method, { mandate });
  return "decline" in settled ? decline(context, intent, method, settled.decline) : settled.changes;
}

const actionRefused: Decline = {
  code: "authentication_required",
  message:
    "This payment required an authentication action to complete, but `error_on_requires_action` was set. When you're ready, you can upgrade your integration to handle actions at https://stripe.com/docs/payments/payment-intents/upgrade-to-handle-actions.",
};

function requested3ds({ payment_method_options }: Intent): string | null | undefined {
  const card = payment_method_options?.card;
  return card && "request_three_d_secure" in card ? card.request_three_d_secure : undefined;
}

function methodOf(
  context: StripeContext,
  intent: Intent,
  confirmation: Confirmation,
): { readonly method: PaymentMethod; readonly return_url: string | undefined } {
  const { store, fail } = context;
  const { confirmation_token, payment_method_data, return_url } = confirmation;
  if (confirmation_token !== undefined) {
    const spent = spendConfirmationToken(context, confirmation_token, intent);
    return { method: spent.method, return_url: return_url ?? spent.return_url };
  }
  if (payment_method_data) return { method: insertPaymentMethod(context, payment_method_data), return_url };
  const id = confirmation.payment_method ?? intent.payment_method;
  if (id) return { method: store.payment_method.get(id), return_url };
  return fail("payment_intent_unexpected_state", {
    message: intent.customer
      ? `You cannot confirm this PaymentIntent because it's missing a payment method. To confirm the PaymentIntent with ${intent.customer}, specify a payment method attached to this customer along with the customer ID.`
      : "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
    extra: { payment_intent: intent },
  });
}

/** Ends the confirmation with the card's error; the intent, its charge and their events stay. */
function decline(
  context: StripeContext,
  intent: Intent,
  method: PaymentMethod,
  declined: Decline & { readonly charge?: string },
): never {
  const failed = failPayment(context, intent, method, declined);
  const { charge, code, decline_code, message } = declined;
  return context.fail(code, {
    keep: true,
    message,
    extra: {
      ...(charge !== undefined && { charge }),
      ...(decline_code !== undefined && { decline_code }),
      payment_intent: failed,
      payment_method: shownMethod(method),
    },
  });
}

/** Takes a PaymentIntent back to where it needs another payment method. */
export function failPayment(
  { store }: StripeContext,
  intent: Intent,
  method: PaymentMethod,
  error: Decline & { readonly charge?: string; readonly type?: "invalid_request_error" },
): Intent {
  return store.payment_intent.update(
    intent,
    {
      last_payment_error: rememberedError(error, method, error.type),
      ...(error.charge !== undefined && { latest_charge: error.charge }),
      next_action: null,
      payment_method: null,
      status: "requires_payment_method",
    },
    { event: "payment_intent.payment_failed" },
  );
}

type Settled =
  | { readonly changes: Changes<Intent> }
  | { readonly decline: Decline & { readonly charge: string } };

/** Charges an intent's payment method. */
export function settle(
  context: StripeContext,
  intent: Intent,
  method: PaymentMethod,
  proof: { readonly mandate?: string | undefined; readonly threeDSecure?: ThreeDSecure | undefined } = {},
): Settled {
  const { amount, currency } = intent;
  const capture = intent.capture_method !== "manual";
  const { charge, decline: declined } = attemptCharge(context, {
    amount,
    capture,
    currency,
    fields: intentsCharge(intent),
    method,
    ...proof,
  });
  if (declined) return { decline: { ...declined, charge: charge.id } };
  markUsed(context, method, { customer: intent.customer, saved: intent.setup_future_usage != null });
  const common = {
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
  };
  if (settlesLater(method.type)) return { changes: { ...common, status: "processing" } };
  if (!capture) return { changes: { ...common, amount_capturable: amount, status: "requires_capture" } };
  followCapture(context, charge);
  if (intent.invoice) settleInvoice(context, intent.invoice, charge.id);
  return { changes: { ...common, amount_received: amount, status: "succeeded" } };
}

/** Settles an intent whose customer authenticated, or fails it. */
export function finishAuthentication(context: StripeContext, intent: Intent, passed: boolean): Intent {
  const method = context.store.payment_method.get(intent.payment_method ?? "");
  if (!passed)
    return failPayment(context, intent, method, {
      code: "payment_intent_authentication_failure",
      message:
        "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
      type: "invalid_request_error",
    });
  const settled = settle(context, intent, method, {
    threeDSecure: method.card && authenticated(context),
  });
  return "decline" in settled
    ? failPayment(context, intent, method, settled.decline)
    : context.store.payment_intent.update(intent, settled.changes);
}
