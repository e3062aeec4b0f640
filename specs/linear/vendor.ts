import { type Caller, defineVendor, hmacSha256, type Store } from "@wondertwin/framework";
import type { Api as Described } from "./api.gen.ts";
import { access, auth } from "./conventions/auth.ts";
import { type ErrorCode, linearError } from "./conventions/errors.ts";
import { eventEnvelope, eventName, eventNames, isOfTeam, subscribedTo } from "./conventions/events.ts";
import { rateLimits } from "./conventions/rate-limits.ts";
import { isoNow } from "./conventions/time.ts";
import type { Resources } from "./resources.ts";

export interface Api extends Described {
  errors: ErrorCode;
}

const byCaller = ({ caller }: { caller: Caller }) => caller.id;

/** Linear's conventions, as its developers' pages describe them (linear.app/developers). */
export const linear = defineVendor<Api, Resources>({
  name: "linear",
  auth,
  access,
  errors: linearError,
  rateLimits,
  order: "newest",
  softDelete: { field: "archivedAt", include: "includeArchived" },
  graphql: {
    pageSize: { default: 50, max: 250 },
    // A tenth of a point for a property, a point for an object (linear.app/developers/rate-limiting).
    complexity: { scalar: 0.1, object: 1, max: 10_000, header: "X-Complexity" },
    payload: ({ revision }) => ({ success: true, lastSyncId: revision }),
  },
  defaults: {
    createdAt: isoNow,
    updatedAt: isoNow,
    creatorId: byCaller,
    userId: byCaller,
    ownerId: byCaller,
    organizationId: ({ store }: { store: Store<Resources> }) => store.Organization.find(() => true)?.id,
  },
  touched: { updatedAt: isoNow },
  secrets: ["secret", "clientSecret", "accessToken", "refreshToken"],
  events: {
    name: eventName,
    known: eventNames,
    envelope: eventEnvelope,
    view: (resource) => `${resource}WebhookPayload`,
  },
  webhooks: {
    headers: { "User-Agent": "Linear-Webhook" },
    // After a minute, an hour and six hours (linear.app/developers/webhooks).
    retries: ["1m", "1h", "6h"],
    timeout: "5s",
    secret: "lin_wh_wondertwin",
    sign: hmacSha256({ header: "Linear-Signature", format: (digest) => digest }),
    body: (event, { subscription, at }) => ({
      ...event,
      webhookTimestamp: at.getTime(),
      webhookId: subscription.id,
    }),
    subscriptions: (store) =>
      store.Webhook.list({ enabled: true }).map(({ id, url, secret, resourceTypes, teamId }) => ({
        id,
        url: url ?? "",
        events: subscribedTo(resourceTypes),
        concerns: isOfTeam(teamId),
        secret: secret ?? "",
      })),
  },
});
