import { paged } from "@wondertwin/framework";
import { resend } from "../vendor.ts";
import { signingSecret } from "../webhooks/signing-secret.ts";
import { isToldTo } from "../webhooks/told-to.ts";

export default resend.operations({
  "webhooks.rotate": ({ parents: { webhook }, store, random }) => {
    const signing_secret = signingSecret({ random });
    store.webhook.update(webhook, { signing_secret });
    return { object: "webhook", id: webhook.id, signing_secret };
  },

  "webhooks.events.list": ({ parents: { webhook }, store }) =>
    paged(store.webhook_event.list((event) => isToldTo(webhook, event)).toReversed()),

  "webhooks.events.get": ({ params, parents: { webhook }, store, fail }) => {
    const event = store.webhook_event.find(params.event_id);
    return event && isToldTo(webhook, event)
      ? event
      : fail("not_found", { resource: "webhook_event", id: params.event_id });
  },
});
