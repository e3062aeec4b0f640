import assert from "node:assert/strict";
import Stripe from "stripe";
import { Buyer } from "./buyer.ts";
import { type OpenShop, openShop } from "./open-shop.ts";
import { stripeFromEnv } from "./stripe-from-env.ts";

describe("the shop", () => {
  let shop: OpenShop;
  let buyer: Buyer;
  before(async () => {
    // Nobody listens there: what these requests want never comes as far as a payment.
    const nowhere = { host: "127.0.0.1", port: 1, protocol: "http", maxNetworkRetries: 0 } as const;
    shop = await openShop(new Stripe("sk_test_shop", nowhere));
    buyer = new Buyer(shop.url);
  });
  after(() => shop[Symbol.asyncDispose]());

  it("asks for what is missing and knows what it sells", async () => {
    assert.equal((await buyer.order("one", "yacht", "pm_card_visa")).status, 404);
    assert.equal((await buyer.order("one", "", "pm_card_visa")).error, "Please send product.");
    assert.equal((await buyer.look("one")).error, "There is no such order.");
    assert.equal((await buyer.refund("one")).status, 404);
    const malformed = await fetch(`${shop.url}/orders/one`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: '{"product":',
    });
    assert.equal(malformed.status, 400);
  });

  it("says when payments cannot be taken", async () => {
    const { status, error } = await buyer.order("one", "mug", "pm_card_visa");
    assert.equal(status, 502);
    assert.equal(error, "We cannot take payments right now.");
  });

  it("does not open without a key", () => {
    assert.throws(() => stripeFromEnv({}), /STRIPE_SECRET_KEY/);
  });
});
