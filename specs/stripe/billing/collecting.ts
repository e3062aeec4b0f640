import type { Schemas } from "../api.gen.ts";
import { customerAction } from "../cards/authentication.ts";
import { type Decline, declines } from "../cards/declines.ts";
import type { StripeContext } from "../context.ts";
import { failPayment, settle } from "../payments/confirm-payment.ts";
import type { PaymentMethod } from "../payments/payment-errors.ts";
import { checkUsable } from "../payments/usable-method.ts";
import { paymentFailed } from "./dunning.ts";

type Invoice = Schemas["invoice"];

/** What became of an attempt to collect an invoice. */
export type Collected =
  | { readonly outcome: "paid"; readonly invoice: Invoice }
  | { readonly outcome: "action" | "no_method"; readonly invoice: Invoice }
  | { readonly outcome: "declined"; readonly invoice: Invoice; readonly decline: Decline };

/** The payment method an invoice is paid with: its own, its subscription's, or its customer's default. */
export function methodFor({ store }: StripeContext, invoice: Invoice): PaymentMethod | undefined {
  const subscription = invoice.subscription ? store.subscription.find(invoice.subscription) : undefined;
  const customer = invoice.customer ? store.customer.find(invoice.customer) : undefined;
  const id =
    invoice.default_payment_method ??
    subscription?.default_payment_method ??
    customer?.invoice_settings?.default_payment_method;
  return id ? store.payment_method.find(id) : undefined;
}

/** Tries to collect an open invoice's amount with a payment method. */
export function collect(
  context: StripeContext,
  invoice: Invoice,
  method: PaymentMethod | undefined,
  { offSession = false }: { readonly offSession?: boolean | undefined } = {},
): Collected {
  const { store, emit } = context;
  const intent = store.payment_intent.find(invoice.payment_intent ?? "");
  if (!method || !intent) return { outcome: "no_method", invoice };
  checkUsable(context, method, {
    customer: intent.customer,
    name: "PaymentIntent",
    types: ["card", method.type],
  });
  const action = customerAction(context, intent, {
    method,
    offSession,
    requested3ds: undefined,
    return_url: undefined,
    use_stripe_sdk: true,
  });
  if (action && !offSession) {
    store.payment_intent.update(intent, {
      next_action: action,
      payment_method: method.id,
      status: "requires_action",
    });
    const waiting = store.invoice.update(
      invoice,
      { attempt_count: invoice.attempt_count + 1, attempted: true },
      { event: false },
    );
    emit("invoice.payment_action_required", waiting);
    return { outcome: "action", invoice: waiting };
  }
  const settled = action
    ? { decline: { ...declines.authentication_required } }
    : settle(context, intent, method);
  if (!("decline" in settled)) {
    store.payment_intent.update(intent, settled.changes);
    return { outcome: "paid", invoice: store.invoice.get(invoice.id ?? "") };
  }
  failPayment(context, intent, method, settled.decline);
  paymentFailed(context, invoice);
  return {
    outcome: "declined",
    invoice: store.invoice.get(invoice.id ?? ""),
    decline: settled.decline,
  };
}

/** Ends the request with the card's error; what was tried stays. */
export function failDeclined({ fail }: StripeContext, decline: Decline, keep: boolean): never {
  const { code, decline_code, message } = decline;
  return fail(code, { keep, message, ...(decline_code !== undefined && { extra: { decline_code } }) });
}
