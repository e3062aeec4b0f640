import assert from "node:assert/strict";
import { startTwin } from "@wondertwin/framework/testing";
import Stripe from "stripe";

describe("money on its way", () => {
  it("arrives when its time has come", async () => {
    await using twin = await startTwin("stripe", { now: "2026-01-31T12:00:00Z" });
    const stripe = new Stripe("sk_test_time", { host: twin.host, port: twin.port, protocol: "http" });
    await stripe.paymentIntents.create({
      amount: 10_000,
      currency: "usd",
      payment_method: "pm_card_visa",
      confirm: true,
    });
    assert.equal((await stripe.balance.retrieve()).available[0]?.amount, 0);

    twin.advance("7d");

    assert.equal((await stripe.balance.retrieve()).available[0]?.amount, 9680);
  });
});
