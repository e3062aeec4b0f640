import assert from "node:assert/strict";
import { type RunningTwin, type WebhookSink, webhookSink } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { newest, startStripe } from "./sdk.ts";

/** What a snapshot's event always has (docs.stripe.com/api/events/object); thin events have no `data.object`. */
const fields = [
  "api_version",
  "created",
  "data",
  "id",
  "livemode",
  "object",
  "pending_webhooks",
  "request",
  "type",
];

describe("every event that is delivered", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  let sink: WebhookSink;
  beforeEach(async () => {
    twin = await startStripe();
    stripe = newest(twin);
    sink = await webhookSink();
  });
  afterEach(async () => {
    await twin.close();
    await sink.close();
  });

  it("is verified by the SDK, is the API's own, and says how many have yet to hear of it", async () => {
    const { secret = "" } = await stripe.webhookEndpoints.create({ enabled_events: ["*"], url: sink.url });
    await using other = await webhookSink();
    other.answer(500);
    await stripe.webhookEndpoints.create({ enabled_events: ["customer.updated"], url: other.url });
    for (const { event } of twin.triggers()) twin.trigger(event, { partition: "acct_1wondertwin" });
    twin.advance("40d");
    await twin.webhooks.settled();
    const kinds = new Set<string>();
    while (sink.waiting.length > 0) {
      const { body, headers } = await sink.next();
      const event = stripe.webhooks.constructEvent(body, headers["stripe-signature"] ?? "", secret);
      assert.deepEqual(Object.keys(event).sort(), fields, event.type);
      assert.equal(event.pending_webhooks, event.type === "customer.updated" ? 2 : 1, event.type);
      const { lastResponse: _, ...shown } = await stripe.events.retrieve(event.id);
      assert.deepEqual(shown, { ...event, pending_webhooks: event.pending_webhooks - 1 });
      kinds.add(event.type);
    }
    assert.ok(kinds.size >= 50, [...kinds].sort().join(" "));
  });

  it("is a snapshot: destinations for thin ones came with later versions", async () => {
    const answer = await fetch(`${twin.url}/v2/core/event_destinations`, {
      headers: { authorization: "Bearer sk_test_wondertwin" },
    });
    assert.equal(answer.status, 404);
    assert.match(await answer.text(), /Unrecognized request URL \(GET: \/v2\/core\/event_destinations\)/);
  });
});
