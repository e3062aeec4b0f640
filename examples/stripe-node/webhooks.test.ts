import assert from "node:assert/strict";
import { startTwin, webhookSink } from "@wondertwin/framework/testing";
import Stripe from "stripe";

describe("a webhook", () => {
  it("is signed, and comes again until it is taken", async () => {
    await using twin = await startTwin("stripe", { now: "2026-01-31T12:00:00Z" });
    await using sink = await webhookSink();
    const stripe = new Stripe("sk_test_hooks", { host: twin.host, port: twin.port, protocol: "http" });
    const { secret = "" } = await stripe.webhookEndpoints.create({
      url: sink.url,
      enabled_events: ["customer.created"],
    });

    sink.answer(500);
    await stripe.customers.create({ email: "ada@example.com" });
    await sink.next();
    await twin.webhooks.settled();

    sink.answer(200);
    twin.advance("1h");
    const { body, headers } = await sink.next();
    const event = stripe.webhooks.constructEvent(body, headers["stripe-signature"] ?? "", secret);
    assert.equal(event.type, "customer.created");
    await twin.webhooks.settled();
    assert.deepEqual(
      twin.webhooks.list().map(({ status }) => status),
      ["succeeded"],
    );
  });
});
