import {
  bracketed,
  type Caller,
  cursor,
  defineVendor,
  type Failure,
  hmacSha256,
  prefixed,
  type Store,
  type Subscription,
  unixNow,
} from "@wondertwin/framework";
import type { Api as Described } from "./api.gen.ts";
import { auth } from "./conventions/auth.ts";
import { type ErrorCode, stripeError } from "./conventions/errors.ts";
import { eventEnvelope, eventName } from "./conventions/events.ts";
import { faults } from "./conventions/faults.ts";
import { ids } from "./conventions/ids.ts";
import { rateLimits } from "./conventions/rate-limits.ts";
import { reusedKey } from "./conventions/reused-key.ts";
import { search } from "./conventions/search.ts";
import type { Resources } from "./resources.ts";

export interface Api extends Described {
  errors: ErrorCode;
}

/** Stripe's conventions, as its API reference describes them (docs.stripe.com/api). */
export const stripe = defineVendor<Api, Resources>({
  name: "stripe",
  auth,
  partition,
  errors: stripeError,
  requestId: prefixed("req_", 14),
  headers: ({ id, header, original = id }) => {
    const key = header("idempotency-key");
    const account = header("stripe-account");
    return {
      "Request-Id": id,
      "Stripe-Version": header("stripe-version") ?? "2024-04-10",
      ...(key !== undefined && { "Idempotency-Key": key, "Original-Request": original }),
      ...(account !== undefined && { "Stripe-Account": account }),
    };
  },
  parameters: "anywhere",
  strictParameters: true,
  paramName: bracketed,
  maxBody: 16 * 1024 * 1024,
  order: "newest",
  pagination: cursor({
    after: "starting_after",
    before: "ending_before",
    limit: "limit",
    default: 10,
    max: 100,
    strict: true,
    envelope: ({ items, more, path }) => ({ object: "list", data: items, has_more: more, url: path }),
  }),
  search,
  expansion: { param: "expand", depth: 4 },
  idempotency: {
    header: "Idempotency-Key",
    hours: 24,
    methods: ["POST"],
    replayed: "Idempotent-Replayed",
    maxLength: 255,
    mismatch: reusedKey,
  },
  ids,
  secrets: ["card.number", "card.cvc", "bank_account.account_number", "client_secret"],
  unset: "",
  merge: ["metadata"],
  // docs.stripe.com/api/metadata
  mapLimits: { keys: 50, keyLength: 40, valueLength: 500 },
  defaults: {
    active: true,
    created: unixNow,
    // Where a currency may be absent, it is; elsewhere it is that of an account in the United States.
    currency: ({ self }: { readonly self: { readonly currency?: unknown } }) =>
      self.currency === "" ? "usd" : self.currency,
    livemode: false,
    metadata: {},
    updated: unixNow,
  },
  deleted: (self, resource) => ({
    id: "id" in self ? self.id : undefined,
    object: "object" in self ? self.object : resource,
    deleted: true,
  }),
  events: {
    name: eventName,
    envelope: eventEnvelope,
    resource: "event",
    id: prefixed("evt_1", 23),
    pending: "pending_webhooks",
  },
  faults,
  rateLimits,
  webhooks: {
    headers: { "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)" },
    // Three times over a few hours in test mode (docs.stripe.com/webhooks); the pauses are not documented.
    retries: ["5m", "1h", "3h"],
    secret: "whsec_wondertwin",
    sign: hmacSha256({
      header: "Stripe-Signature",
      signed: (body, unix) => `${unix}.${body}`,
      format: (digest, unix) => `t=${unix},v1=${digest}`,
    }),
    subscriptions: (store) => endpoints(store, false),
    // docs.stripe.com/connect/webhooks
    connected: { resource: "account", subscriptions: (store) => endpoints(store, true) },
  },
});

/** The enabled endpoints of an account: those for its own events, or those for its connected accounts'. */
function endpoints(store: Store<Resources>, connect: boolean): Subscription[] {
  return store.webhook_endpoint
    .list((endpoint) => endpoint.status === "enabled" && (endpoint.connect ?? false) === connect)
    .map(({ id, url, enabled_events, secret }) => ({
      id,
      url,
      events: enabled_events,
      secret: secret ?? "",
    }));
}

/** A request for a connected account (`Stripe-Account`) sees that account's state, where the caller has it. */
function partition({
  caller,
  header,
  store,
}: {
  caller: Caller;
  header(name: string): string | undefined;
  store: Store<Resources>;
}): string | Failure {
  const own = caller.account ?? "";
  const account = header("stripe-account");
  if (account === undefined || account === own) return own;
  if (store.account.find(account)) return account;
  return {
    reason: "permission_denied",
    code: "account_invalid",
    message: `The provided key '${caller.credential ?? ""}' does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
  };
}
