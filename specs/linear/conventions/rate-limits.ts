import type { VendorConfig } from "@wondertwin/framework";

/** What Linear counts, as its page on rate limiting has it (linear.app/developers/rate-limiting). */
export const rateLimits: NonNullable<VendorConfig<never, never>["rateLimits"]> = [
  {
    name: "requests",
    limit: 5000,
    per: "1h",
    by: ["caller"],
    headers: {
      "X-RateLimit-Requests-Limit": "{limit}",
      "X-RateLimit-Requests-Remaining": "{remaining}",
      "X-RateLimit-Requests-Reset": "{reset}000",
    },
    failure: { code: "RATELIMITED", message: "Rate limit exceeded. Try again later." },
  },
];
