import { testCardOf } from "../cards/card-numbers.ts";
import { declines } from "../cards/declines.ts";
import type { Fail, StripeContext } from "../context.ts";
import type { PaymentMethod } from "./payment-errors.ts";
import { knownPaymentMethod } from "./payment-method-data.ts";
import { checkedCard } from "./payment-method-details.ts";

/** What attaching to a customer changes; refuses what cannot be attached. */
export function attached(method: PaymentMethod, customer: string, fail: Fail): Partial<PaymentMethod> {
  if (method.customer === customer) return {};
  if (method.customer)
    fail("invalid_argument", {
      message: "The payment method you provided has already been attached to a customer.",
    });
  if (method.spent)
    fail("invalid_argument", {
      message:
        "This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.",
    });
  const { decline, attaches } = testCardOf(method.card?.fingerprint);
  if (decline && !attaches) {
    const { code, message, ...rest } = declines[decline];
    fail(code, { message, extra: rest });
  }
  return { customer, ...(method.card && { card: checkedCard(method, method.card) }) };
}

/** Attaches the payment method that a new customer comes with, and its default, which must be the same. */
export function attachFirst(
  { store, fail }: StripeContext,
  given: { readonly id?: string | undefined; readonly default?: string | null | undefined },
  customer: string,
): void {
  const chosen = given.default ? store.payment_method.get(given.default) : undefined;
  if (given.id !== undefined) {
    const method = methodOf(given.id, { store, fail }, chosen);
    store.payment_method.update(method, attached(method, customer, fail), {
      event: "payment_method.attached",
    });
  }
  if (given.default) checkDefault({ store, fail }, given.default, customer);
}

/** A test id names a fresh payment method at each use, but the same one within a request. */
function methodOf(
  id: string,
  { store, fail }: Pick<StripeContext, "store" | "fail">,
  chosen: PaymentMethod | undefined,
): PaymentMethod {
  const stored = store.payment_method.find(id);
  if (stored) return stored;
  const known =
    knownPaymentMethod(id) ?? fail("not_found", { resource: "payment_method", id, param: "payment_method" });
  const same = chosen && !chosen.customer && chosen.card?.fingerprint === known.card?.fingerprint;
  return same ? chosen : store.payment_method.insert(known);
}

/** A customer's default payment method is one of the customer's own. */
export function checkDefault(
  { store, fail }: Pick<StripeContext, "store" | "fail">,
  id: string,
  customer: string,
): void {
  if (store.payment_method.find(id)?.customer !== customer)
    fail("resource_missing", {
      message: `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`,
      param: "invoice_settings[default_payment_method]",
    });
}
