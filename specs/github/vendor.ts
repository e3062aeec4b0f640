import { cursorLinks, defineVendor, dotted, pageNumber, sequence } from "@wondertwin/framework";
import type { Api as Described } from "./api.gen.ts";
import { access } from "./conventions/access.ts";
import { auth } from "./conventions/auth.ts";
import { authorize } from "./conventions/authorize.ts";
import { type ErrorCode, githubError } from "./conventions/errors.ts";
import { headers } from "./conventions/headers.ts";
import { rateLimits } from "./conventions/limits.ts";
import { moment } from "./conventions/moment.ts";
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
  secrets: ["token"],
  ids: { "*": sequence() },
  defaults: { created_at: secondNow, updated_at: secondNow },
});
