import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningTwin, startTwin, type WebhookSink, webhookSink } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { NOW, newest, startStripe } from "./sdk.ts";

describe("an endpoint for connected accounts", () => {
  let twin: RunningTwin;
  let sink: WebhookSink;
  let stripe: Stripe;
  let stripeAccount: string;
  beforeEach(async () => {
    twin = await startStripe();
    sink = await webhookSink();
    stripe = newest(twin);
    stripeAccount = (await stripe.accounts.create({ type: "standard" })).id;
  });
  afterEach(async () => {
    await twin.close();
    await sink.close();
  });

  const listen = (connect: boolean, at = sink) =>
    stripe.webhookEndpoints.create({ connect, enabled_events: ["*"], url: at.url });

  const verified = (body: string, signature: string | undefined, { secret }: Stripe.WebhookEndpoint) =>
    stripe.webhooks.constructEvent(body, signature ?? "", secret ?? "");

  /** What an endpoint heard until now. */
  async function heard(endpoint: Stripe.WebhookEndpoint, at = sink): Promise<Stripe.Event[]> {
    await twin.webhooks.settled();
    const events: Stripe.Event[] = [];
    while (at.waiting.length > 0) {
      const { body, headers } = await at.next();
      events.push(verified(body, headers["stripe-signature"], endpoint));
    }
    return events;
  }

  it("hears of their events, told whose, and not of its own account's", async () => {
    const endpoint = await listen(true);
    assert.ok(!("connect" in endpoint));
    await stripe.customers.create({ name: "Ours" });
    const theirs = await stripe.customers.create({ name: "Theirs" }, { stripeAccount });
    const [event, ...others] = await heard(endpoint);
    assert.deepEqual(others, []);
    assert.equal(event?.type, "customer.created");
    assert.equal(event.account, stripeAccount);
    assert.equal("id" in event.data.object && event.data.object.id, theirs.id);
    assert.equal(event.pending_webhooks, 1);
    const { lastResponse: _, ...shown } = await stripe.events.retrieve(event.id, {}, { stripeAccount });
    assert.deepEqual(shown, { ...event, pending_webhooks: 0 });
  });

  it("leaves an account's own events to its own endpoints", async () => {
    const endpoint = await listen(false);
    await stripe.customers.create({ name: "Theirs" }, { stripeAccount });
    const ours = await stripe.customers.create({ name: "Ours" });
    const [event, ...others] = await heard(endpoint);
    assert.deepEqual(others, []);
    assert.equal(event && "id" in event.data.object && event.data.object.id, ours.id);
    assert.equal(event?.account, undefined);
  });

  it("hears when a connected account itself changes", async () => {
    await using own = await webhookSink();
    const [endpoint, other] = [await listen(true), await listen(false, own)];
    await stripe.accounts.update(stripeAccount, { business_type: "company" });
    const [event] = await heard(endpoint);
    assert.equal(event?.type, "account.updated");
    assert.equal(event.account, stripeAccount);
    assert.deepEqual(await heard(other, own), []);
  });

  it("hears of what happens by itself, and of what the account does with a key of its own", async () => {
    const endpoint = await listen(true);
    const key = `sk_test_5${stripeAccount.slice("acct_".length)}rest`;
    await newest(twin, key).payouts.create({ amount: 500, currency: "usd" });
    twin.advance("2d");
    const events = await heard(endpoint);
    assert.deepEqual(
      events.map(({ type, account }) => [type, account]),
      ["payout.created", "payout.updated", "payout.paid"].map((type) => [type, stripeAccount]),
    );
  });

  it("hears of nobody else's accounts, and of none that is gone", async () => {
    const endpoint = await listen(true);
    const other = newest(twin, "sk_test_another");
    const { id: foreign } = await other.accounts.create({ type: "standard" });
    await other.customers.create({}, { stripeAccount: foreign });
    assert.deepEqual(await heard(endpoint), []);
    const key = `sk_test_5${stripeAccount.slice("acct_".length)}rest`;
    await stripe.accounts.del(stripeAccount);
    await newest(twin, key).customers.create({});
    const types = (await heard(endpoint)).map(({ type }) => type);
    assert.ok(!types.includes("customer.created"), types.join());
  });

  it("is tried again, counted, and forgotten with its partition", async () => {
    const endpoint = await listen(true);
    sink.answer(500);
    const { id } = await stripe.customers.create({}, { stripeAccount });
    assert.equal((await heard(endpoint)).length, 1);
    const pending = async () =>
      (await stripe.events.list({ type: "customer.created" }, { stripeAccount })).data[0]?.pending_webhooks;
    assert.equal(await pending(), 1);
    sink.answer(200);
    twin.advance("5m");
    assert.equal((await heard(endpoint)).length, 1);
    assert.equal(await pending(), 0);
    sink.answer(500);
    await stripe.customers.del(id, {}, { stripeAccount });
    await heard(endpoint);
    await stripe.webhookEndpoints.del(endpoint.id);
    twin.advance("5m");
    assert.deepEqual(await heard(endpoint), []);
    assert.equal(twin.webhooks.list().at(-1)?.status, "cancelled");
  });

  it("is the same after a restart", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wondertwin-connect-"));
    try {
      const first = await startTwin("stripe", { now: NOW * 1000, journal: { folder } });
      const platform = newest(first);
      const account = (await platform.accounts.create({ type: "standard" })).id;
      await platform.webhookEndpoints.create({ connect: true, enabled_events: ["*"], url: sink.url });
      sink.answer(500);
      await platform.customers.create({}, { stripeAccount: account });
      await first.webhooks.settled();
      const before = first.webhooks.list();
      await first.close();
      const second = await startTwin("stripe", { now: NOW * 1000, journal: { folder } });
      assert.deepEqual(second.webhooks.list(), before);
      await sink.next();
      second.advance("5m");
      await second.webhooks.settled();
      assert.equal(sink.waiting.length, 1);
      await second.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
