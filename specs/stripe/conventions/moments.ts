/**
 * How long what Stripe does behind its answers takes in test mode: seconds, which are not documented
 * (docs.stripe.com/testing).
 */
export const SOON = "5s";

/** A moment that the API gives in seconds, as `schedule` takes it. */
export const momentOf = (unix: number): Date => new Date(unix * 1000);
