import type { Fail } from "../context.ts";
import { checkEmail } from "../conventions/emails.ts";
import { checkChargeable } from "./charge-limits.ts";
import { isPaymentMethodType } from "./payment-method-types.ts";

/** Parameters that only mean something to a confirmation. */
const ofConfirmation = [
  "error_on_requires_action",
  "mandate",
  "mandate_data",
  "off_session",
  "return_url",
  "use_stripe_sdk",
] as const;

interface Requested {
  readonly amount: number;
  readonly application_fee_amount?: number | undefined;
  readonly automatic_payment_methods?:
    | { readonly allow_redirects?: "always" | "never" | undefined; readonly enabled: boolean }
    | undefined;
  readonly confirm?: boolean | undefined;
  readonly currency: string;
  readonly on_behalf_of?: string | undefined;
  readonly payment_method_types?: readonly string[] | undefined;
  readonly receipt_email?: string | undefined;
  readonly statement_descriptor?: string | undefined;
  readonly statement_descriptor_suffix?: string | undefined;
  readonly transfer_data?: object | undefined;
}

/** Refuses a PaymentIntent that Stripe would not create. */
export function checkNewIntent(
  body: Requested & { readonly [K in (typeof ofConfirmation)[number]]?: unknown },
  { account, fail }: { readonly account: string | undefined; readonly fail: Fail },
): void {
  checkChargeable(body.amount, body.currency, fail);
  if (body.automatic_payment_methods?.enabled && body.payment_method_types)
    fail("parameters_exclusive", {
      message:
        "You may only specify one of these parameters: automatic_payment_methods, payment_method_types.",
      param: "automatic_payment_methods",
    });
  checkComesBack(body, fail);
  const early = body.confirm ? undefined : ofConfirmation.find((name) => body[name] !== undefined);
  if (early !== undefined)
    fail("invalid_argument", {
      message: `The parameter \`${early}\` cannot be passed when creating a PaymentIntent unless \`confirm\` is set to true.`,
      param: early,
    });
  if (body.application_fee_amount && !body.transfer_data && !body.on_behalf_of && account === undefined)
    fail("invalid_argument", {
      message:
        "Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment (using an OAuth key or Stripe-Account header) or destination payment (using `transfer_data[destination]`).",
      param: "application_fee_amount",
    });
  checkFee(body.application_fee_amount, body.amount, fail);
  checkDescriptor(body, "statement_descriptor", fail);
  checkDescriptor(body, "statement_descriptor_suffix", fail);
  checkEmail(body.receipt_email, "receipt_email", fail);
  checkTypes(body.payment_method_types, fail);
}

/** Who may be sent to another page must know the way back (docs.stripe.com/payments/payment-intents). */
function checkComesBack(
  {
    automatic_payment_methods: automatic,
    confirm,
    return_url,
  }: Requested & { readonly return_url?: unknown },
  fail: Fail,
): void {
  if (!confirm || !automatic?.enabled || automatic.allow_redirects === "never" || return_url !== undefined)
    return;
  fail("invalid_argument", {
    message:
      "Payment methods enabled in the Dashboard might redirect the customer, so a `return_url` is needed to confirm. To accept none of those, set `automatic_payment_methods[allow_redirects]` to `never`.",
    param: "return_url",
  });
}

/** Refuses payment methods that do not exist. */
export function checkTypes(types: readonly string[] | undefined, fail: Fail): void {
  const unknown = types?.find((type) => !isPaymentMethodType(type));
  if (unknown !== undefined)
    fail("payment_intent_invalid_parameter", {
      message: `The payment method type "${unknown}" is invalid. Please ensure the provided type is activated in your dashboard (https://dashboard.stripe.com/account/payments/settings) and your account is enabled for any preview features that you are trying to use. See https://stripe.com/docs/payments/payment-methods/integration-options for supported payment method, currency, and country combinations.`,
      param: "payment_method_types",
    });
}

/** An application's fee is part of the amount. */
export function checkFee(fee: number | "" | undefined, amount: number, fail: Fail): void {
  if (typeof fee === "number" && fee > amount)
    fail("invalid_argument", {
      message: "Your application fee cannot be greater than the amount of the charge.",
      param: "application_fee_amount",
    });
}

/** What may stand on a bank statement (docs.stripe.com/get-started/account/statement-descriptors). */
export function checkDescriptor(
  body: {
    readonly statement_descriptor?: string | undefined;
    readonly statement_descriptor_suffix?: string | undefined;
  },
  param: "statement_descriptor" | "statement_descriptor_suffix",
  fail: Fail,
): void {
  const text = body[param];
  if (text === undefined || text === "") return;
  if (/[<>\\'"*]/.test(text))
    fail("invalid_argument", {
      message: `The ${param} contains invalid characters. It cannot contain any of <, >, \\, ', ", *.`,
      param,
    });
  if (param === "statement_descriptor" && !/[A-Za-z]/.test(text))
    fail("invalid_argument", {
      message: "The statement descriptor must contain at least one letter.",
      param,
    });
}
