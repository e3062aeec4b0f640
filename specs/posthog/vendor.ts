import { defineVendor, isoNow, offset } from "@wondertwin/framework";
import type { Api } from "./api.gen.ts";
import { access } from "./conventions/access.ts";
import { auth } from "./conventions/auth.ts";
import { posthogError } from "./conventions/errors.ts";
import { rateLimits } from "./conventions/limits.ts";
import type { Resources } from "./resources.ts";

/** PostHog's conventions, as its API's pages describe them (posthog.com/docs/api). */
export const posthog = defineVendor<Api, Resources>({
  name: "posthog",
  auth,
  access,
  // Projects were called environments for a while.
  aliases: { "/api/environments": "/api/projects" },
  errors: posthogError,
  // The browser's SDK says in the query what it compressed.
  encoding: (request) => (request.parameter("compression")?.startsWith("gzip") ? "gzip" : undefined),
  maxBody: 20 * 1024 * 1024,
  rateLimits,
  pagination: offset({ offset: "offset", limit: "limit", default: 100, max: 1000, addresses: true }),
  secrets: ["secret_api_token"],
  conditional: { etag: "weak" },
  order: "newest",
  defaults: { created_at: isoNow, updated_at: isoNow, last_modified_at: isoNow },
  touched: { updated_at: isoNow, last_modified_at: isoNow },
});
