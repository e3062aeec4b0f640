import { controlRoute } from "./control-route.ts";
import { type InlineSchema, objectOf } from "./inline-schema.ts";

const limit: InlineSchema = objectOf(
  {
    name: { type: "string" },
    limit: { type: "integer", description: "How many requests a window takes" },
    per: { type: "string", description: "How long a window is on the twin's clock" },
    by: { type: "array", items: { enum: ["caller", "operation", "path"] }, description: "Counted apart" },
  },
  ["name", "limit", "per"],
);

const usage: InlineSchema = objectOf(
  {
    partition: { type: "string" },
    name: { type: "string" },
    of: { type: "string", description: "What is counted apart; empty where nothing is" },
    limit: { type: "integer" },
    used: { type: "integer" },
    remaining: { type: "integer" },
    reset: { type: "number", description: "Milliseconds since 1970 on the partition's clock" },
  },
  ["partition", "name", "of", "limit", "used", "remaining", "reset"],
);

const answer = objectOf(
  {
    enforced: { type: "boolean", description: "Whether requests beyond them are refused" },
    limits: { type: "array", items: limit },
    usage: { type: "array", items: usage },
  },
  ["enforced", "limits", "usage"],
);

/** The vendor's rate limits: what they are, how far they are used up, whether they are enforced. */
export const limitRoutes = [
  controlRoute({
    method: "GET",
    path: "/_wt/limits",
    summary: "Lists the vendor's rate limits, and what is used of them in the windows that last",
    answer,
    handle: (twin) => ({
      enforced: twin.limits.enforced(),
      limits: twin.limits.list(),
      usage: twin.limits.usage(),
    }),
  }),
  controlRoute<unknown, { readonly enforced: boolean }>({
    method: "PUT",
    path: "/_wt/limits",
    summary: "Refuses requests beyond the limits from now on, or lets them pass",
    body: objectOf({ enforced: { type: "boolean" } }, ["enforced"]),
    answer,
    handle: (twin, { body }) => {
      twin.limits.enforce(body.enforced);
      return { enforced: body.enforced, limits: twin.limits.list(), usage: twin.limits.usage() };
    },
  }),
];
