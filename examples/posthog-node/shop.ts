import type { PostHog } from "posthog-node";

/** Which checkout a customer saw. */
export type Checkout = "new" | "old";

/** Lets a customer buy through the checkout that a flag chooses, and tells of it. */
export async function buy(posthog: PostHog, customer: string, amount: number): Promise<Checkout> {
  const flags = await posthog.evaluateFlags(customer);
  const checkout = flags.isEnabled("new-checkout") ? "new" : "old";
  posthog.capture({ distinctId: customer, event: "bought", properties: { amount, checkout } });
  return checkout;
}
