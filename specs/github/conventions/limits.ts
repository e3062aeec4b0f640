import type { RateLimit } from "@wondertwin/framework";

const headers = (resource: string) => ({
  "X-RateLimit-Limit": "{limit}",
  "X-RateLimit-Remaining": "{remaining}",
  "X-RateLimit-Used": "{used}",
  "X-RateLimit-Reset": "{reset}",
  "X-RateLimit-Resource": resource,
});

const exceeded = {
  failure: {
    message:
      "API rate limit exceeded for user. If you reach out to GitHub Support for help, please include the request ID.",
  },
};
const search = { path: "/search/**" };
const free = { path: "/rate_limit" };

/** GitHub's primary limits (docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api). */
export const rateLimits: readonly RateLimit[] = [
  {
    name: "core",
    except: search,
    when: ({ caller, path }) => caller.credential !== undefined && path !== free.path,
    limit: 5000,
    per: "1h",
    by: ["caller"],
    headers: headers("core"),
    ...exceeded,
  },
  {
    name: "core_anonymous",
    except: search,
    when: ({ caller, path }) => caller.credential === undefined && path !== free.path,
    limit: 60,
    per: "1h",
    headers: headers("core"),
    ...exceeded,
  },
  {
    name: "search",
    match: search,
    limit: 30,
    per: "1m",
    by: ["caller"],
    headers: headers("search"),
    ...exceeded,
  },
];
