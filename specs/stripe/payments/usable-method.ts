import type { StripeContext } from "../context.ts";
import type { PaymentMethod } from "./payment-errors.ts";

/** What a payment method is to be used for. */
interface Use {
  readonly customer?: string | null | undefined;
  readonly types: readonly string[];
  /** `PaymentIntent` or `SetupIntent`. */
  readonly name: string;
}

/** Refuses a payment method that this use may not have. */
export function checkUsable({ fail }: StripeContext, method: PaymentMethod, use: Use): void {
  const { customer } = use;
  if (method.customer && !customer)
    fail("invalid_argument", {
      message: `The PaymentMethod ${method.id} belongs to the Customer ${method.customer}. Please include the Customer in the \`customer\` parameter on the ${use.name}.`,
      param: "payment_method",
    });
  if (method.customer && method.customer !== customer)
    fail("invalid_argument", {
      message: `The PaymentMethod ${method.id} does not belong to the Customer you supplied ${customer}. Please use this PaymentMethod with the Customer that it belongs to instead.`,
      param: "payment_method",
    });
  if (method.spent && !method.customer)
    fail("invalid_argument", {
      message:
        "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.",
    });
  if (!use.types.includes(method.type))
    fail("payment_intent_incompatible_payment_method", {
      message: `The PaymentMethod provided (${method.type}) is not allowed for this ${use.name}. Please attach a PaymentMethod of one of the following types OR update the allowed \`payment_method_types\` for this ${use.name} to include "${method.type}": ${use.types.join(", ")}`,
      param: "payment_method",
    });
}

/** Marks a payment method as used: attached to the customer it is saved for, else never to be used again. */
export function markUsed(
  { store }: StripeContext,
  method: PaymentMethod,
  { customer, saved }: { readonly customer?: string | null | undefined; readonly saved: boolean },
): void {
  if (method.customer) {
    if (saved) store.payment_method.update(method, { set_up: true }, { event: false });
  } else if (saved && customer) {
    store.payment_method.update(method, { customer, set_up: true }, { event: "payment_method.attached" });
  } else {
    store.payment_method.update(method, { spent: true }, { event: false });
  }
}
