import assert from "node:assert/strict";
import type { FaultWish, RunningTwin } from "@wondertwin/framework/testing";
import Stripe from "stripe";
import { errorOf, startStripe } from "./sdk.ts";

const charge = { amount: 2000, currency: "usd", source: "tok_visa" } as const;

describe("the SDK's retries", () => {
  let twin: RunningTwin;
  beforeEach(async () => {
    twin = await startStripe();
  });
  afterEach(() => twin.close());

  function sdk(options: Stripe.StripeConfig = {}): Stripe {
    const { host, port } = twin;
    const common = { host, port, protocol: "http", telemetry: false } as const;
    return new Stripe("sk_test_wondertwin", { ...common, maxNetworkRetries: 2, ...options });
  }

  const set = (wish: FaultWish) => twin.faults.add({ method: "POST", path: "/v1/charges", ...wish });

  /** How many charges there are after all. */
  async function charges(stripe: Stripe): Promise<number> {
    return (await stripe.charges.list({ limit: 100 })).data.length;
  }

  it("make one charge after two failures", async () => {
    const stripe = sdk();
    set({ preset: "api_error", first: 2 });
    const { lastResponse, status } = await stripe.charges.create(charge);
    assert.equal(status, "succeeded");
    assert.equal(lastResponse.headers["idempotent-replayed"], undefined);
    assert.equal(await charges(stripe), 1);
    assert.deepEqual(
      twin.captures().map((capture) => capture.status),
      [500, 500, 200, 200],
    );
  });

  it("hear of the charge they have made already, where its answer was lost", async () => {
    const stripe = sdk();
    for (const lost of [{ status: 500 }, { network: "reset" }] as const)
      set({ ...lost, on: "answer", first: 1 });
    const first = await stripe.charges.create(charge);
    assert.equal(first.lastResponse.headers["idempotent-replayed"], "true");
    assert.equal(await charges(stripe), 1);
  });

  it("do not get over half an answer, which an idempotency key of the application's own does", async () => {
    const stripe = sdk();
    set({ network: "truncated", first: 1 });
    const once = { idempotencyKey: "once" };
    const error = await errorOf(stripe.charges.create(charge, once));
    assert.ok(error instanceof Stripe.errors.StripeError);
    const { lastResponse } = await stripe.charges.create(charge, once);
    assert.equal(lastResponse.headers["idempotent-replayed"], "true");
    assert.equal(await charges(stripe), 1);
  });

  it("get over a connection that breaks", async () => {
    const stripe = sdk();
    set({ network: "reset", first: 2 });
    assert.equal((await stripe.charges.create(charge)).status, "succeeded");
    assert.equal(await charges(stripe), 1);
  });

  it("get over an answer that never comes, once they have waited long enough", async () => {
    const stripe = sdk({ timeout: 100, maxNetworkRetries: 1 });
    set({ network: "hang", first: 1 });
    assert.equal((await stripe.charges.create(charge)).status, "succeeded");
    set({ network: "hang" });
    assert.ok((await errorOf(stripe.charges.create(charge))) instanceof Stripe.errors.StripeConnectionError);
  });

  it("leave a rate limit to the application, and a lock to themselves", async () => {
    const stripe = sdk();
    const limited = set({ preset: "rate_limit" });
    const error = await errorOf(stripe.charges.create(charge));
    assert.ok(error instanceof Stripe.errors.StripeRateLimitError);
    assert.equal(error.code, "rate_limit");
    assert.equal(error.headers?.["stripe-rate-limited-reason"], "global-rate");
    twin.faults.remove(limited.id);
    set({ preset: "lock_timeout", first: 1 });
    assert.equal((await stripe.charges.create(charge)).status, "succeeded");
    assert.equal(await charges(stripe), 1);
  });

  it("make of a card's code the error that the card's own would be", async () => {
    const stripe = sdk();
    set({ code: "card_declined", message: "No." });
    const error = await errorOf(stripe.charges.create(charge));
    assert.ok(error instanceof Stripe.errors.StripeCardError);
    assert.equal(error.statusCode, 402);
  });
});
