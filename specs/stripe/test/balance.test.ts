import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { expanded } from "./expanded.ts";
import { matching, NOW, startStripe } from "./sdk.ts";

describe("the balance", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  beforeEach(async () => {
    twin = await startStripe();
    stripe = matching(twin);
  });
  afterEach(() => twin.close());

  const funds = (amount: number, currency = "usd") => ({
    amount,
    currency,
    source_types: { card: amount },
  });

  it("is empty at first", async () => {
    const { available, pending } = await stripe.balance.retrieve();
    assert.deepEqual({ available, pending }, { available: [funds(0)], pending: [funds(0)] });
  });

  it("holds charges as pending, by currency, and takes refunds off", async () => {
    const usd = await stripe.charges.create({ amount: 2000, currency: "usd", source: "tok_visa" });
    await stripe.charges.create({ amount: 1000, currency: "eur", source: "tok_visa" });
    await stripe.refunds.create({ amount: 500, charge: usd.id });
    const { available, pending } = await stripe.balance.retrieve();
    assert.deepEqual(pending, [funds(946, "eur"), funds(1912)]);
    assert.deepEqual(available, [funds(0, "eur"), funds(-500)]);
  });

  it("has funds at once where the test card bypasses pending", async () => {
    await stripe.charges.create({ amount: 2000, currency: "usd", source: "tok_bypassPending" });
    assert.deepEqual((await stripe.balance.retrieve()).available, [funds(1912)]);
  });

  it("is paid out, and has the money back when the payout is canceled", async () => {
    await stripe.charges.create({ amount: 2000, currency: "usd", source: "tok_bypassPending" });
    const payout = await stripe.payouts.create({
      amount: 1000,
      currency: "usd",
      expand: ["balance_transaction"],
    });
    const taken = expanded(payout.balance_transaction);
    assert.deepEqual([taken.amount, taken.type, taken.source], [-1000, "payout", payout.id]);
    assert.deepEqual((await stripe.balance.retrieve()).available, [funds(912)]);
    await stripe.payouts.cancel(payout.id);
    assert.deepEqual((await stripe.balance.retrieve()).available, [funds(1912)]);
    const { data } = await stripe.balanceTransactions.list({ payout: payout.id });
    assert.deepEqual(
      data.map(({ amount }) => amount),
      [1000, -1000],
    );
  });

  it("is the sum of its transactions, which say when funds settle", async () => {
    const charge = await stripe.charges.create({ amount: 2000, currency: "usd", source: "tok_visa" });
    const { data } = await stripe.balanceTransactions.list({ source: charge.id, type: "charge" });
    const [transaction] = data;
    assert.ok(transaction);
    assert.equal(transaction.status, "pending");
    assert.equal(transaction.available_on % (24 * 60 * 60), 0);
    assert.ok(transaction.available_on > NOW);
    assert.equal(transaction.net, transaction.amount - transaction.fee);
    assert.equal((await stripe.balanceTransactions.retrieve(transaction.id)).id, transaction.id);
    assert.deepEqual((await stripe.balanceTransactions.list({ type: "refund" })).data, []);
  });
});
