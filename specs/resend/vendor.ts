import { defineVendor, standardWebhooks, uuid } from "@wondertwin/framework";
import type { Api as Described } from "./api.gen.ts";
import { access } from "./conventions/access.ts";
import { answered } from "./conventions/answers.ts";
import { auth } from "./conventions/auth.ts";
import { deleted } from "./conventions/deleted.ts";
import { type ErrorCode, resendError } from "./conventions/errors.ts";
import { eventEnvelope, told } from "./conventions/events.ts";
import { pagination } from "./conventions/pagination.ts";
import { rateLimits } from "./conventions/rate-limits.ts";
import { nowWritten } from "./conventions/time.ts";
import type { Resources } from "./resources.ts";

export interface Api extends Omit<Described, "errors"> {
  errors: ErrorCode;
}

/** Resend's conventions, as its API reference describes them (resend.com/docs/api-reference). */
export const resend = defineVendor<Api, Resources>({
  name: "resend",
  auth,
  access,
  errors: resendError,
  views: "described",
  answers: answered,
  pagination,
  order: "newest",
  // An email with its attachments (resend.com/docs/dashboard/emails/attachments).
  maxBody: 40 * 1024 * 1024,
  paramName: (path) => path.join("."),
  idempotency: {
    header: "Idempotency-Key",
    hours: 24,
    methods: ["POST"],
    maxLength: 256,
    mismatch: {
      reason: "aborted",
      code: "invalid_idempotent_request",
      message: "Same idempotency key used with a different request payload",
    },
  },
  rateLimits,
  secrets: ["token", "signing_secret"],
  ids: { "*": uuid() },
  defaults: { created_at: nowWritten },
  touched: { updated_at: nowWritten },
  deleted,
  events: {
    name: ({ resource, change }) => `${resource}.${change}`,
    envelope: eventEnvelope,
    resource: "webhook_event",
    pending: "pending",
    id: ({ random }) => `msg_${random(27)}`,
  },
  webhooks: {
    sign: standardWebhooks({ prefix: "svix-" }),
    body: told,
    // resend.com/docs/webhooks/retries-and-replays
    retries: ["5s", "5m", "30m", "2h", "5h", "10h", "10h"],
    timeout: "15s",
    secret: "whsec_d29uZGVydHdpbg==",
    subscriptions: (store) =>
      store.webhook.list({ status: "enabled" }).map(({ id, endpoint, events, signing_secret }) => ({
        id,
        url: endpoint,
        events: events ?? ["*"],
        secret: signing_secret,
      })),
  },
});
