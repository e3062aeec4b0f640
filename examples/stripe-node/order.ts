import type Stripe from "stripe";
import type { Product } from "./products.ts";

/** What the shop knows of one sale. */
export interface Order {
  readonly id: string;
  readonly product: Product;
  readonly customer: string;
  readonly status: "unpaid" | "action_required" | "paid" | "partly_refunded" | "refunded";
  /** Cents that went back to the buyer. */
  readonly refunded: number;
  /** The PaymentIntent. */
  readonly payment?: string;
  /** Why the last attempt to pay failed, in words for the buyer. */
  readonly problem?: string;
  /** Where the buyer's bank wants to see them. */
  readonly authenticate?: string;
}

/** An order after Stripe said how its payment stands. */
export function withPayment(order: Order, payment: Stripe.PaymentIntent, problem?: string): Order {
  const { authenticate: _, problem: __, ...rest } = order;
  const known = { ...rest, payment: payment.id };
  if (payment.status === "succeeded") return { ...known, status: "paid" };
  const page = payment.next_action?.redirect_to_url?.url;
  if (payment.status === "requires_action" && page)
    return { ...known, status: "action_required", authenticate: page };
  const reason = problem ?? payment.last_payment_error?.message;
  return { ...known, status: "unpaid", ...(reason && { problem: reason }) };
}

/** An order of which more money went back. */
export function withRefund(order: Order, amount: number): Order {
  const refunded = order.refunded + amount;
  return { ...order, refunded, status: refunded === order.product.price ? "refunded" : "partly_refunded" };
}
