import { defineVendor, hmacSha256 } from "@wondertwin/framework";
import type { Api as Described } from "./api.gen.ts";
import { access } from "./conventions/access.ts";
import { slackAnswer, slackHeaders } from "./conventions/answers.ts";
import { auth } from "./conventions/auth.ts";
import { type OtherCode, slackError } from "./conventions/errors.ts";
import { type EventName, eventEnvelope, eventNames } from "./conventions/events.ts";
import { slackId } from "./conventions/ids.ts";
import { pagination } from "./conventions/pagination.ts";
import type { Resources } from "./resources.ts";

export interface Api extends Omit<Described, "errors" | "events"> {
  errors: Described["errors"] | OtherCode;
  unlisted: OtherCode;
  events: EventName;
}

const signature = hmacSha256({
  header: "X-Slack-Signature",
  signed: (body, unix) => `v0:${unix}:${body}`,
  format: (digest) => `v0=${digest}`,
});

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
  secrets: ["client_secret", "signing_secret", "refresh_token"],
  events: {
    name: ({ resource, change }) => `${resource}.${change}`,
    known: eventNames,
    envelope: eventEnvelope,
    id: slackId("Ev"),
  },
  webhooks: {
    headers: { "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)" },
    secret: "wondertwin",
    // Nearly at once, after a minute and after five (docs.slack.dev/apis/events-api).
    retries: ["1s", "1m", "5m"],
    timeout: "3s",
    sign: (delivery) => ({
      ...signature(delivery),
      "X-Slack-Request-Timestamp": String(Math.floor(delivery.at.getTime() / 1000)),
    }),
    subscriptions: (store) =>
      store.app
        .list({ uninstalled: false })
        .flatMap(({ id, events_url, events, signing_secret }) =>
          events_url === null ? [] : [{ id, url: events_url, events, secret: signing_secret }],
        ),
  },
});
