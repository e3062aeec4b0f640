import type { RateLimit } from "@wondertwin/framework";

const perMinute = { per: "1m" } as const;
const perHour = { per: "1h" } as const;
const failure = { message: "Request was throttled. Expected available in 60 seconds." };

/** Reading flags for evaluation elsewhere. */
const definitions = { path: "/flags/definitions" };
const query = { path: "/api/*/*/query/**" };
const analytics =
  /^\/api\/(?:projects|environments)\/[^/]+\/(?:insights|persons|session_recordings|events)\b/;
const own = /^\/api\/(?:projects|environments)\//;

/** PostHog's limits on private endpoints, for a whole team (posthog.com/docs/api#rate-limiting). */
export const rateLimits: readonly RateLimit[] = [
  { name: "local_evaluation", match: definitions, limit: 600, ...perMinute, failure },
  { name: "query", match: query, limit: 2400, ...perHour, failure },
  { name: "analytics_burst", when: ({ path }) => analytics.test(path), limit: 240, ...perMinute, failure },
  { name: "analytics_sustained", when: ({ path }) => analytics.test(path), limit: 1200, ...perHour, failure },
  { name: "crud_burst", except: query, when: ({ path }) => isCrud(path), limit: 480, ...perMinute, failure },
  {
    name: "crud_sustained",
    except: query,
    when: ({ path }) => isCrud(path),
    limit: 4800,
    ...perHour,
    failure,
  },
];

const isCrud = (path: string) => own.test(path) && !analytics.test(path);
