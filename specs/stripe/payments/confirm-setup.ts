import type { Changes } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { customerAction } from "../cards/authentication.ts";
import { testCardOf } from "../cards/card-numbers.ts";
import { type Decline, declines } from "../cards/declines.ts";
import type { StripeContext } from "../context.ts";
import { spendConfirmationToken } from "./confirmation-tokens.ts";
import { type MandateData, recordMandate } from "./mandates.ts";
import { type PaymentMethod, rememberedError, shownMethod } from "./payment-errors.ts";
import { insertPaymentMethod, type PaymentMethodData } from "./payment-method-data.ts";
import { checkedCard } from "./payment-method-details.ts";
import { checkReturnUrl } from "./return-url.ts";
import { recordAttempt } from "./setup-attempts.ts";
import { checkUsable } from "./usable-method.ts";

type Setup = Schemas["setup_intent"];

/** What a request says about confirming a SetupIntent. */
export interface SetupConfirmation {
  readonly confirmation_token?: string | undefined;
  readonly mandate_data?: MandateData | "" | undefined;
  readonly payment_method?: string | undefined;
  readonly payment_method_data?: PaymentMethodData | undefined;
  readonly return_url?: string | undefined;
  readonly use_stripe_sdk?: boolean | undefined;
}

/** Confirms a SetupIntent: what it becomes, or the failure that keeps its traces. */
export function confirmSetup(
  context: StripeContext,
  setup: Setup,
  confirmation: SetupConfirmation,
): Changes<Setup> {
  checkReturnUrl(confirmation.return_url, context.fail);
  const { method, return_url } = methodOf(context, setup, confirmation);
  checkUsable(context, method, {
    customer: setup.customer,
    name: "SetupIntent",
    types: setup.payment_method_types,
  });
  const mandate = recordMandate(context, method, confirmation.mandate_data);
  const action = customerAction(context, setup, {
    method,
    offSession: false,
    requested3ds: setup.payment_method_options?.card?.request_three_d_secure,
    return_url,
    use_stripe_sdk: confirmation.use_stripe_sdk,
  });
  if (action) {
    const attempt = recordAttempt(context, setup, method, { status: "requires_action" });
    return {
      latest_attempt: attempt.id,
      mandate,
      next_action: action,
      payment_method: method.id,
      status: "requires_action",
    };
  }
  const decline = setupDecline(method);
  return decline
    ? declineSetup(context, setup, method, decline)
    : { mandate, ...setUp(context, setup, method) };
}

function setupDecline({ card }: PaymentMethod): Decline | undefined {
  const { attaches, decline } = testCardOf(card?.fingerprint);
  return decline && !attaches ? declines[decline] : undefined;
}

function methodOf(
  context: StripeContext,
  setup: Setup,
  confirmation: SetupConfirmation,
): { readonly method: PaymentMethod; readonly return_url: string | undefined } {
  const { fail, store } = context;
  const { confirmation_token, payment_method_data, return_url } = confirmation;
  if (confirmation_token !== undefined) {
    const spent = spendConfirmationToken(context, confirmation_token, setup);
    return { method: spent.method, return_url: return_url ?? spent.return_url };
  }
  if (payment_method_data) return { method: insertPaymentMethod(context, payment_method_data), return_url };
  const id = confirmation.payment_method ?? setup.payment_method;
  if (id) return { method: store.payment_method.get(id), return_url };
  return fail("setup_intent_unexpected_state", {
    message:
      "You cannot confirm this SetupIntent because it's missing a payment method. You can either update the SetupIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
    extra: { setup_intent: setup },
  });
}

function setUp(context: StripeContext, setup: Setup, method: PaymentMethod): Changes<Setup> {
  const attempt = recordAttempt(context, setup, method, { status: "succeeded" });
  const { store } = context;
  const card = method.card && { card: checkedCard(method, method.card) };
  if (setup.customer && !method.customer)
    store.payment_method.update(
      method,
      { ...card, customer: setup.customer, set_up: true },
      { event: "payment_method.attached" },
    );
  else store.payment_method.update(method, { ...card, set_up: true }, { event: false });
  return {
    last_setup_error: null,
    latest_attempt: attempt.id,
    next_action: null,
    payment_method: method.id,
    status: "succeeded",
  };
}

function declineSetup(
  context: StripeContext,
  setup: Setup,
  method: PaymentMethod,
  { code, decline_code, message }: Decline,
): never {
  const failed = failSetup(context, setup, method, { code, decline_code, message });
  return context.fail(code, {
    keep: true,
    message,
    extra: {
      ...(decline_code !== undefined && { decline_code }),
      payment_method: shownMethod(method),
      setup_intent: failed,
    },
  });
}

function failSetup(
  context: StripeContext,
  setup: Setup,
  method: PaymentMethod,
  error: Parameters<typeof rememberedError>[0],
  type?: "invalid_request_error",
): Setup {
  const remembered = rememberedError(error, method, type);
  const attempt = recordAttempt(context, setup, method, { setup_error: remembered, status: "failed" });
  return context.store.setup_intent.update(
    setup,
    {
      last_setup_error: remembered,
      latest_attempt: attempt.id,
      next_action: null,
      payment_method: null,
      status: "requires_payment_method",
    },
    { event: "setup_intent.setup_failed" },
  );
}

/** Ends the setup of a customer who authenticated, or who did not. */
export function finishSetup(context: StripeContext, setup: Setup, passed: boolean): Setup {
  const { store } = context;
  const method = store.payment_method.get(setup.payment_method ?? "");
  if (!passed)
    return failSetup(
      context,
      setup,
      method,
      {
        code: "setup_intent_authentication_failure",
        message:
          "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
      },
      "invalid_request_error",
    );
  const decline = setupDecline(method);
  return decline
    ? failSetup(context, setup, method, decline)
    : store.setup_intent.update(setup, setUp(context, setup, method));
}
