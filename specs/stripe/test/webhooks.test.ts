import assert from "node:assert/strict";
import { type RunningTwin, type WebhookSink, webhookSink } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { newest, startStripe } from "./sdk.ts";

describe("webhooks", () => {
  let twin: RunningTwin;
  let sink: WebhookSink;
  let stripe: Stripe;
  beforeEach(async () => {
    twin = await startStripe();
    sink = await webhookSink();
    stripe = newest(twin);
  });
  afterEach(async () => {
    await twin.close();
    await sink.close();
  });

  const listen = (...events: Stripe.WebhookEndpointCreateParams.EnabledEvent[]) =>
    stripe.webhookEndpoints.create({ url: sink.url, enabled_events: events });

  /** The next event, verified with the secret the endpoint was created with. */
  async function heard({ secret }: Stripe.WebhookEndpoint): Promise<Stripe.Event> {
    const { body, headers } = await sink.next();
    return stripe.webhooks.constructEvent(body, headers["stripe-signature"] ?? "", secret ?? "");
  }

  it("tells of an event, signed, as the API shows it", async () => {
    const endpoint = await listen("*");
    const customer = await stripe.customers.create({ name: "Ada" }, { idempotencyKey: "k-1" });
    const { body, headers } = await sink.next();
    const event = stripe.webhooks.constructEvent(
      body,
      headers["stripe-signature"] ?? "",
      endpoint.secret ?? "",
    );
    assert.equal(headers["content-type"], "application/json; charset=utf-8");
    assert.equal(event.type, "customer.created");
    assert.equal(event.pending_webhooks, 1);
    assert.equal(event.request?.idempotency_key, "k-1");
    assert.equal("id" in event.data.object && event.data.object.id, customer.id);
    await twin.webhooks.settled();
    const shown = await stripe.events.retrieve(event.id);
    const { lastResponse: _, ...now } = shown;
    assert.deepEqual(now, { ...event, pending_webhooks: 0 });
    assert.throws(() =>
      stripe.webhooks.constructEvent(
        body.replace("Ada", "Eve"),
        headers["stripe-signature"] ?? "",
        endpoint.secret ?? "",
      ),
    );
  });

  it("tells an endpoint of what it asked for, while it is enabled", async () => {
    const endpoint = await listen("product.created", "customer.deleted");
    const { id } = await stripe.customers.create({});
    await stripe.products.create({ name: "Tea" });
    await stripe.customers.del(id);
    assert.equal((await heard(endpoint)).type, "product.created");
    assert.equal((await heard(endpoint)).type, "customer.deleted");
    await stripe.webhookEndpoints.update(endpoint.id, { disabled: true });
    await stripe.products.create({ name: "Coffee" });
    await twin.webhooks.settled();
    assert.equal(sink.waiting.length, 0);
  });

  it("counts who has yet to hear of an event", async () => {
    await listen("*");
    await listen("customer.created");
    await listen("product.created");
    sink.answer(500);
    await stripe.customers.create({});
    await twin.webhooks.settled();
    const pending = async () => (await stripe.events.list()).data[0]?.pending_webhooks;
    assert.equal(await pending(), 2);
    assert.equal((await stripe.events.list({ delivery_success: true })).data.length, 0);
    sink.answer(200);
    twin.advance("5m");
    await twin.webhooks.settled();
    assert.equal(await pending(), 0);
    assert.equal((await stripe.events.list({ delivery_success: true })).data.length, 1);
  });

  it("tries again three times, on the twin's clock, and then no more", async () => {
    const endpoint = await listen("customer.created");
    sink.answer(500);
    await stripe.customers.create({});
    const attempts: number[] = [];
    for (const pause of ["0s", "5m", "1h", "3h", "30d"]) {
      twin.advance(pause);
      await twin.webhooks.settled();
      attempts.push(sink.waiting.length);
    }
    assert.deepEqual(attempts, [1, 2, 3, 4, 4]);
    const bodies = new Set(sink.waiting.map(({ body }) => body));
    assert.equal(bodies.size, 1);
    const [delivery] = twin.webhooks.list();
    assert.equal(delivery?.status, "failed");
    assert.deepEqual(
      delivery.attempts.map(({ status, at }) => [status, at - (delivery.attempts[0]?.at ?? 0)]),
      [
        [500, 0],
        [500, 300_000],
        [500, 3_900_000],
        [500, 14_700_000],
      ],
    );
    sink.answer(204);
    twin.webhooks.resend(delivery.id);
    await twin.webhooks.settled();
    assert.equal(twin.webhooks.list()[0]?.status, "succeeded");
    assert.equal(sink.waiting.length, 5);
    for (const { body, headers } of sink.waiting)
      stripe.webhooks.constructEvent(body, headers["stripe-signature"] ?? "", endpoint.secret ?? "");
  });

  it("tells nobody of what was undone", async () => {
    await listen("*");
    const { id } = await stripe.customers.create({});
    await sink.next();
    await assert.rejects(
      stripe.subscriptions.create({ customer: id, items: [{ price: "price_of_nothing" }] }),
    );
    await twin.webhooks.settled();
    assert.equal(sink.waiting.length, 0);
  });

  it("goes nowhere but to this machine", async () => {
    await stripe.webhookEndpoints.create({ url: "https://example.com/hooks", enabled_events: ["*"] });
    await stripe.customers.create({});
    await twin.webhooks.settled();
    const [delivery] = twin.webhooks.list();
    assert.equal(delivery?.status, "failed");
    assert.equal(delivery.attempts[0]?.error, "host_not_allowed");
  });
});
