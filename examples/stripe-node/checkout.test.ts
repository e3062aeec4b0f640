import assert from "node:assert/strict";
import { type RunningTwin, startTwin } from "@wondertwin/framework/testing";
import Stripe from "stripe";

describe("a checkout", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  before(async () => {
    twin = await startTwin("stripe", { now: "2026-01-31T12:00:00Z" });
    stripe = new Stripe("sk_test_checkout", { host: twin.host, port: twin.port, protocol: "http" });
  });
  beforeEach(() => twin.reset());
  after(() => twin.close());

  it("takes the payment", async () => {
    const payment = await stripe.paymentIntents.create({
      amount: 1500,
      currency: "usd",
      payment_method: "pm_card_visa",
      confirm: true,
    });
    assert.equal(payment.status, "succeeded");
    assert.equal(new Date(payment.created * 1000).toISOString(), "2026-01-31T12:00:00.000Z");
  });
});
