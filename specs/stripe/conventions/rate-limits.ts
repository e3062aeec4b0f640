import type { RateLimit } from "@wondertwin/framework";

/** What a refusal says, and which of Stripe's limiters says it. */
const refusedBy = (limiter: "endpoint-rate" | "global-rate" | "resource-specific") => ({
  failure: { code: "rate_limit", message: "Request rate limit exceeded." },
  // There is no Retry-After: clients back off by themselves.
  refused: { "Stripe-Rate-Limited-Reason": limiter },
});

/**
 * The limits of a sandbox account that a request's address decides (docs.stripe.com/rate-limits, read in November
 * 2026). An endpoint's own limit of 25 a second is the account's in a sandbox; limits of concurrency and those
 * that a request's content decides are left out.
 */
export const rateLimits: readonly RateLimit[] = [
  { name: "global", limit: 25, per: "1s", ...refusedBy("global-rate") },
  {
    name: "files_read",
    match: { method: "GET", path: "/v1/files/**" },
    limit: 20,
    per: "1s",
    ...refusedBy("endpoint-rate"),
  },
  {
    name: "files_write",
    match: { method: "POST", path: "/v1/files/**" },
    limit: 20,
    per: "1s",
    ...refusedBy("endpoint-rate"),
  },
  { name: "search", match: { path: "/v1/*/search" }, limit: 20, per: "1s", ...refusedBy("endpoint-rate") },
  {
    name: "payment_intent_updates",
    match: { method: "POST", path: "/v1/payment_intents/{intent}" },
    limit: 1000,
    per: "1h",
    by: ["path"],
    ...refusedBy("resource-specific"),
  },
];
