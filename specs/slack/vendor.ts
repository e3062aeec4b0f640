import { defineVendor } from "@wondertwin/framework";
import type { Api as Described } from "./api.gen.ts";
import { access } from "./conventions/access.ts";
import { slackAnswer, slackHeaders } from "./conventions/answers.ts";
import { auth } from "./conventions/auth.ts";
import {
  acknowledged,
  deliveryHeaders,
  encode,
  final,
  sign,
  socketEnvelope,
} from "./conventions/deliveries.ts";
import { type OtherCode, slackError } from "./conventions/errors.ts";
import { type EventName, eventEnvelope, eventNames } from "./conventions/events.ts";
import { slackId } from "./conventions/ids.ts";
import { pagination } from "./conventions/pagination.ts";
import { rateLimits } from "./conventions/rate-limits.ts";
import { subscriptions } from "./conventions/subscriptions.ts";
import type { Resources } from "./resources.ts";
import { heed } from "./world/answering.ts";

export interface Api extends Omit<Described, "errors" | "events"> {
  errors: Described["errors"] | OtherCode;
  unlisted: OtherCode;
  events: EventName;
}

/** Slack's conventions, as its Web API is documented (docs.slack.dev/apis/web-api). */
export const slack = defineVendor<Api, Resources>({
  name: "slack",
  auth,
  access,
  errors: slackError,
  answers: slackAnswer,
  headers: slackHeaders,
  requestId: ({ random }) => random(32, "0123456789abcdef"),
  methods: "any",
  parameters: "anywhere",
  nested: "json",
  pagination,
  rateLimits,
  secrets: ["client_secret", "signing_secret", "refresh_token"],
  events: {
    name: ({ resource, change }) => `${resource}.${change}`,
    known: eventNames,
    envelope: eventEnvelope,
    id: slackId("Ev"),
  },
  webhooks: {
    headers: deliveryHeaders,
    secret: "wondertwin",
    // Nearly at once, after a minute and after five (docs.slack.dev/apis/events-api).
    retries: ["1s", "1m", "5m"],
    failures: "step_aside",
    timeout: "3s",
    sign,
    encode,
    final,
    answered: heed,
    subscriptions,
  },
  sockets: {
    path: "/link",
    subscription: ({ app_id = "" }, store) => store.app.find(app_id)?.id,
    hello: (app_id, num_connections) => ({
      type: "hello",
      num_connections,
      connection_info: { app_id },
      debug_info: { host: "wondertwin", approximate_connection_time: 18_060 },
    }),
    envelope: socketEnvelope,
    acknowledged,
    goodbye: { type: "disconnect", reason: "refresh_requested", debug_info: { host: "wondertwin" } },
  },
});
