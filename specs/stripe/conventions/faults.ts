import type { FaultRule } from "@wondertwin/framework";

/**
 * Failures that Stripe documents and no request of a test's own brings about (docs.stripe.com/rate-limits,
 * docs.stripe.com/error-low-level).
 */
export const faults = {
  api_error: { status: 500, message: "An error occurred on our end." },
  lock_timeout: {
    status: 429,
    code: "lock_timeout",
    message: "Another request holds this object right now.",
    headers: { "Stripe-Should-Retry": "true" },
  },
  rate_limit: {
    status: 429,
    code: "rate_limit",
    message: "Request rate limit exceeded.",
    headers: { "Stripe-Rate-Limited-Reason": "global-rate" },
  },
} as const satisfies Readonly<Record<string, FaultRule>>;
