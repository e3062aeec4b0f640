import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { errorOf, matching, newest, startStripe } from "./sdk.ts";

describe("events and webhook endpoints", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  before(async () => {
    twin = await startStripe();
    stripe = newest(twin);
  });
  after(() => twin.close());

  it("keeps events by kind, group of kinds and several kinds", async () => {
    const { id } = await stripe.customers.create({});
    await stripe.customers.update(id, { name: "Ada" });
    await stripe.products.create({ name: "Tea" });
    const types = async (params: Stripe.EventListParams) =>
      (await stripe.events.list(params)).data.map(({ type }) => type);
    assert.deepEqual(await types({ type: "customer.updated" }), ["customer.updated"]);
    assert.deepEqual(await types({ type: "customer.*" }), ["customer.updated", "customer.created"]);
    assert.deepEqual(await types({ types: ["product.created", "customer.created"] }), [
      "product.created",
      "customer.created",
    ]);
    assert.deepEqual(await types({ type: "*" }), ["product.created", "customer.updated", "customer.created"]);
    assert.deepEqual(await types({ type: "custom*ted" }), ["customer.updated", "customer.created"]);
    const both = await errorOf(stripe.events.list({ type: "*", types: ["product.created"] }));
    assert.equal(both.message, "You may only specify one of these parameters: type, types.");
  });

  it("shows an event as it was", async () => {
    const { id } = await stripe.customers.create({ name: "Then" }, { idempotencyKey: "k-1" });
    const [created] = (await stripe.events.list({ limit: 1 })).data;
    assert.ok(created);
    await stripe.customers.update(id, { name: "Now" });
    const event = await stripe.events.retrieve(created.id);
    assert.equal(event.object, "event");
    assert.match(event.id, /^evt_1[0-9A-Za-z]{23}$/);
    assert.equal(event.api_version, "2024-04-10");
    assert.equal(event.request?.idempotency_key, "k-1");
    assert.match(event.request?.id ?? "", /^req_/);
    assert.equal("name" in event.data.object && event.data.object.name, "Then");
  });

  it("shows an endpoint's secret once", async () => {
    const created = await matching(twin).webhookEndpoints.create({
      url: "https://example.com/hooks",
      enabled_events: ["charge.succeeded"],
      description: "Hooks",
    });
    assert.match(created.id, /^we_1[0-9A-Za-z]{23}$/);
    assert.match(created.secret ?? "", /^whsec_[0-9A-Za-z]{32}$/);
    assert.equal(created.status, "enabled");
    assert.equal(created.api_version, null);
    assert.equal((await stripe.webhookEndpoints.retrieve(created.id)).secret, undefined);
    const { data } = await stripe.webhookEndpoints.list();
    assert.deepEqual(
      data.map(({ id, secret }) => [id, secret]),
      [[created.id, undefined]],
    );
    const disabled = await stripe.webhookEndpoints.update(created.id, { disabled: true });
    assert.equal(disabled.status, "disabled");
    assert.equal(disabled.secret, undefined);
    assert.equal((await stripe.webhookEndpoints.del(created.id)).deleted, true);
  });

  it("refuses addresses and events that are none", async () => {
    const refused = (params: object) =>
      errorOf(
        stripe.webhookEndpoints.create({ url: "https://example.com", enabled_events: ["*"], ...params }),
      );
    const url = await refused({ url: "example.com/hooks" });
    assert.equal(url.code, "url_invalid");
    assert.equal(url.param, "url");
    assert.match((await refused({ enabled_events: ["charge.exploded"] })).message, /^Invalid enabled_events/);
    assert.equal((await refused({ enabled_events: ["*", "charge.failed"] })).param, "enabled_events");
    assert.equal((await refused({ enabled_events: undefined })).code, "parameter_missing");
  });
});
