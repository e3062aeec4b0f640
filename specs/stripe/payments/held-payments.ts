import type { Changes } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { mergedMetadata } from "../conventions/metadata.ts";
import { captureCharge } from "./capturing.ts";
import { checkFee } from "./payment-intent-rules.ts";

type Intent = Schemas["payment_intent"];

interface CaptureRequest {
  readonly amount_to_capture?: number | undefined;
  readonly application_fee_amount?: number | undefined;
  readonly final_capture?: boolean | undefined;
  readonly metadata?: Readonly<Record<string, string>> | "" | undefined;
  readonly statement_descriptor?: string | undefined;
  readonly statement_descriptor_suffix?: string | undefined;
}

/** Captures held funds, in part or whole. */
export function captureIntent(context: StripeContext, intent: Intent, body: CaptureRequest): Changes<Intent> {
  const { fail, store } = context;
  const capturable = intent.amount_capturable ?? 0;
  const amount = capturedAmount(context, intent, body.amount_to_capture ?? capturable);
  const { application_fee_amount, statement_descriptor, statement_descriptor_suffix } = body;
  checkFee(application_fee_amount, amount, fail);
  const left = capturable - amount;
  const final = body.final_capture !== false || left === 0;
  if (!final && !asksFor(intent, "request_multicapture"))
    fail("payment_intent_unexpected_state", {
      message:
        "This PaymentIntent cannot be captured more than once. Request it with `payment_method_options[card][request_multicapture]=if_available` when you confirm.",
      param: "final_capture",
      extra: { payment_intent: intent },
    });
  const shared = { application_fee_amount, statement_descriptor, statement_descriptor_suffix };
  captureCharge(context, store.charge.get(intent.latest_charge ?? ""), { amount, final, ...shared });
  return {
    ...shared,
    amount_capturable: final ? 0 : left,
    amount_received: (intent.amount_received ?? 0) + amount,
    metadata: body.metadata === undefined ? undefined : mergedMetadata(intent.metadata, body.metadata),
    status: final ? "succeeded" : "requires_capture",
  };
}

function capturedAmount({ fail }: StripeContext, intent: Intent, amount: number): number {
  if (amount < 1)
    fail("parameter_invalid_integer", {
      message: "This value must be greater than or equal to 1.",
      param: "amount_to_capture",
    });
  if (amount > (intent.amount_capturable ?? 0))
    fail("amount_too_large", {
      message:
        "The payment could not be captured because the requested capture amount is greater than the amount you can capture for this charge. Contact us via https://support.stripe.com/contact/ for help.",
      param: "amount_to_capture",
      extra: { payment_intent: intent },
    });
  return amount;
}

interface Raise {
  readonly amount: number;
  readonly description?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly statement_descriptor?: string | undefined;
}

/** Holds more of the customer's money, where the payment asked for that possibility. */
export function raiseAuthorization(
  { fail, store }: StripeContext,
  intent: Intent,
  { amount, description, metadata, statement_descriptor }: Raise,
): Changes<Intent> {
  if (!asksFor(intent, "request_incremental_authorization"))
    fail("payment_intent_unexpected_state", {
      message:
        "This PaymentIntent is not eligible for incremental authorization. Request it with `payment_method_options[card][request_incremental_authorization]=if_available` when you confirm.",
      extra: { payment_intent: intent },
    });
  if (amount <= intent.amount)
    fail("invalid_argument", {
      message: `The amount must be greater than the currently authorized amount (${intent.amount}).`,
      param: "amount",
    });
  store.charge.update(store.charge.get(intent.latest_charge ?? ""), { amount });
  return {
    amount,
    amount_capturable: amount,
    description,
    metadata: metadata && mergedMetadata(intent.metadata, metadata),
    statement_descriptor,
  };
}

/** Whether the card's options ask for a feature of its authorization. */
function asksFor(
  { payment_method_options: options }: Intent,
  feature: "request_incremental_authorization" | "request_multicapture",
): boolean {
  const card = options?.card;
  return card !== undefined && feature in card && Reflect.get(card, feature) === "if_available";
}
