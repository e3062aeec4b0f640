import { cursorLinks, defineVendor, dotted, hmacSha256, pageNumber, sequence } from "@wondertwin/framework";
import type { Api as Described } from "./api.gen.ts";
import { access } from "./conventions/access.ts";
import { auth } from "./conventions/auth.ts";
import { authorize } from "./conventions/authorize.ts";
import { type ErrorCode, githubError } from "./conventions/errors.ts";
import { headers } from "./conventions/headers.ts";
import { rateLimits } from "./conventions/limits.ts";
import { moment } from "./conventions/moment.ts";
import { familyOf } from "./hooks/event-family.ts";
import { eventName } from "./hooks/event-name.ts";
import { eventPayload } from "./hooks/event-payload.ts";
import { subscriptions } from "./hooks/subscriptions.ts";
import { viewerOf } from "./people/viewer.ts";
import type { Resources } from "./resources.ts";

export interface Api extends Described {
  errors: ErrorCode;
}

const secondNow = ({ now }: { now(): Date }): string => moment(now());

const sizes = { size: "per_page", default: 30, max: 100 };
const numbers = pageNumber({ page: "page", ...sizes, links: true });
const cursors = cursorLinks({ after: "after", before: "before", ...sizes });

/** GitHub's conventions, as its REST API's guides describe them (docs.github.com/rest). */
export const github = defineVendor<Api, Resources>({
  name: "github",
  auth,
  access,
  authorize,
  own: { path: "/user", as: "/users/{username}", resource: "user", entity: viewerOf },
  errors: githubError,
  requestId: ({ random }) => [4, 6, 7, 7, 8].map((length) => random(length, "0123456789ABCDEF")).join(":"),
  headers,
  jsonType: "application/json; charset=utf-8",
  conditional: { etag: "weak", lastModified: "updated_at" },
  rateLimits,
  paramName: dotted,
  maxBody: 100 * 1024 * 1024,
  pagination: (takes) => (takes("after") && !takes("page") ? cursors : numbers),
  events: {
    name: eventName,
    envelope: eventPayload,
    id: ({ random }) => [8, 4, 4, 4, 12].map((length) => random(length, "0123456789abcdef")).join("-"),
  },
  webhooks: {
    headers: ({ id, event, subscription }) => ({
      "User-Agent": "GitHub-Hookshot/wondertwin",
      "X-GitHub-Delivery": id,
      "X-GitHub-Event": familyOf(event).family,
      "X-GitHub-Hook-ID": subscription.slice(subscription.indexOf(":") + 1),
    }),
    // GitHub tells once, and again only when asked (docs.github.com/webhooks).
    retries: [],
    timeout: "10s",
    secret: "wondertwin",
    sign: hmacSha256({ header: "X-Hub-Signature-256", format: (digest) => `sha256=${digest}` }),
    subscriptions,
  },
  secrets: ["token", "secret"],
  ids: { "*": sequence() },
  defaults: { created_at: secondNow, updated_at: secondNow },
});
