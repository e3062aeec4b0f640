import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { errorOf, newest, startStripe } from "./sdk.ts";

describe("what a request may not hold", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  before(async () => {
    twin = await startStripe();
    stripe = newest(twin);
  });
  after(() => twin.close());

  it("metadata with too many entries, or too long ones", async () => {
    const make = (metadata: Record<string, string>) => stripe.customers.create({ metadata });
    const entries = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, "v"]));
    await make(entries(50));
    await make({ ["k".repeat(40)]: "v".repeat(500) });
    for (const metadata of [entries(51), { ["k".repeat(41)]: "v" }, { k: "v".repeat(501) }]) {
      const error = await errorOf(make(metadata));
      assert.equal(error.type, "StripeInvalidRequestError");
      assert.equal(error.param, "metadata");
    }
  });

  it("metadata that grows too large by a change", async () => {
    const half = (from: number) =>
      Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`k${from + index}`, "v"]));
    const { id } = await stripe.customers.create({ metadata: half(0) });
    assert.equal((await errorOf(stripe.customers.update(id, { metadata: half(30) }))).param, "metadata");
    const { metadata } = await stripe.customers.update(id, { metadata: half(10) });
    assert.equal(Object.keys(metadata).length, 40);
  });

  it("an empty text where nothing can be unset", async () => {
    for (const call of [
      stripe.products.create({ name: "" }),
      stripe.prices.create({ currency: "usd", unit_amount: 100, product: "" }),
    ]) {
      const error = await errorOf(call);
      assert.equal(error.code, "parameter_invalid_empty");
      assert.equal(error.statusCode, 400);
    }
    const { description } = await stripe.customers.create({ description: "" });
    assert.equal(description, null);
  });
});
