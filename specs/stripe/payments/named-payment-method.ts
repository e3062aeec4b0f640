import type { StripeContext } from "../context.ts";
import type { PaymentMethod } from "./payment-errors.ts";
import { knownPaymentMethod } from "./payment-method-data.ts";

/** The payment method a request names: a stored one, or a fresh one for a test id. */
export function namedPaymentMethod(
  { fail, store }: Pick<StripeContext, "fail" | "store">,
  id: string,
  param = "payment_method",
): PaymentMethod {
  const stored = store.payment_method.find(id);
  if (stored) return stored;
  const known = knownPaymentMethod(id);
  return known
    ? store.payment_method.insert(known)
    : fail("not_found", { resource: "payment_method", id, param });
}
