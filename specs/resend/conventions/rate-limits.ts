import type { RateLimit } from "@wondertwin/framework";

/** How many requests a team may make (resend.com/docs/api-reference/rate-limit). */
export const rateLimits: readonly RateLimit[] = [
  {
    name: "requests",
    limit: 2,
    per: "1s",
    headers: {
      "ratelimit-policy": "{limit};w={window}",
      "ratelimit-limit": "{limit}",
      "ratelimit-remaining": "{remaining}",
      "ratelimit-reset": "{seconds}",
    },
    refused: { "retry-after": "{seconds}" },
    failure: {
      code: "rate_limit_exceeded",
      message:
        "Too many requests. You can only make 2 requests per second. See rate limit response headers for more information.",
    },
  },
];
