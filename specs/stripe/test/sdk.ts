import { type RunningTwin, startTwin } from "@wondertwin/framework/testing";
import Stripe from "stripe";
import Stripe15 from "stripe-15";

/** When the twins of these tests start: a fixed moment, in seconds. */
export const NOW = Date.UTC(2026, 0, 31, 12) / 1000;

/** A twin whose clock stands still. */
export function startStripe(): Promise<RunningTwin> {
  return startTwin("stripe", { now: NOW * 1000 });
}

const options = (twin: RunningTwin) =>
  ({ host: twin.host, port: twin.port, protocol: "http", maxNetworkRetries: 0, telemetry: false }) as const;

/** The newest official SDK, pointed at a twin. */
export function newest(twin: RunningTwin, key = "sk_test_wondertwin"): Stripe {
  return new Stripe(key, options(twin));
}

/** The official SDK of the description's own API version, pointed at a twin. */
export function matching(twin: RunningTwin, key = "sk_test_wondertwin"): Stripe {
  return new Stripe15(key, options(twin));
}

/** The error a call fails with; a call that does not fail is one itself. */
export async function errorOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    if (error instanceof Stripe15.errors.StripeError) return error;
    throw error;
  }
  throw new Error("The call was expected to fail and did not.");
}
