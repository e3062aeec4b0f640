/** A resource's name as Stripe's messages write it: `payment_intent` is a PaymentIntent. */
export function displayName(resource: string): string {
  const last = resource.split(".").at(-1) ?? resource;
  return last
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
