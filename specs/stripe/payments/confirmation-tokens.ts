import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import type { PaymentMethod } from "./payment-errors.ts";

type Token = Schemas["confirmation_token"];
type Preview = NonNullable<Token["payment_method_preview"]>;

/** A payment method before there is one. */
export function previewOf(method: Schemas["payment_method"]): Preview {
  const { billing_details, type } = method;
  const details: unknown = Reflect.get(method, type);
  return { billing_details, type, ...(details !== undefined && { [type]: details }) };
}

/** Takes a confirmation token, which works once, and makes its payment method. */
export function spendConfirmationToken(
  { fail, store }: StripeContext,
  id: string,
  intent: { readonly id: string; readonly object: "payment_intent" | "setup_intent" },
): { readonly method: PaymentMethod; readonly return_url: string | undefined } {
  const token =
    store.confirmation_token.find(id) ??
    fail("not_found", { resource: "confirmation_token", id, param: "confirmation_token" });
  const { payment_intent, payment_method_preview, return_url, setup_intent } = token;
  if (payment_intent || setup_intent || !payment_method_preview)
    return fail("invalid_argument", {
      message: `The confirmation token ${id} has already been used.`,
      param: "confirmation_token",
    });
  store.confirmation_token.update(token, { [intent.object]: intent.id });
  const method = store.payment_method.insert(payment_method_preview);
  return { method, return_url: return_url ?? undefined };
}
