import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { errorOf, NOW, newest, startStripe } from "./sdk.ts";

describe("payouts and transfers", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  before(async () => {
    twin = await startStripe();
    stripe = newest(twin);
  });
  after(() => twin.close());

  it("pays out in two days, unless it is canceled", async () => {
    const payout = await stripe.payouts.create({ amount: 1100, currency: "USD" });
    assert.match(payout.id, /^po_1/);
    assert.equal(payout.status, "pending");
    assert.equal(payout.currency, "usd");
    assert.equal(payout.method, "standard");
    assert.equal(payout.arrival_date, NOW + 2 * 86_400);
    assert.equal((await stripe.payouts.cancel(payout.id)).status, "canceled");
    assert.match((await errorOf(stripe.payouts.cancel(payout.id))).message, /status of canceled/);
  });

  it("takes transfers back, in parts and never more than there was", async () => {
    const { id: destination } = await stripe.accounts.create({ type: "custom" });
    const transfer = await stripe.transfers.create({ amount: 400, currency: "usd", destination });
    assert.equal(transfer.reversals.url, `/v1/transfers/${transfer.id}/reversals`);
    const reversal = await stripe.transfers.createReversal(transfer.id, { amount: 150 });
    assert.match(reversal.id, /^trr_1/);
    const part = await stripe.transfers.retrieve(transfer.id);
    assert.equal(part.amount_reversed, 150);
    assert.equal(part.reversed, false);
    assert.equal(part.reversals.data[0]?.id, reversal.id);
    const over = await errorOf(stripe.transfers.createReversal(transfer.id, { amount: 251 }));
    assert.equal(over.param, "amount");
    assert.equal((await stripe.transfers.createReversal(transfer.id)).amount, 250);
    assert.equal((await stripe.transfers.retrieve(transfer.id)).reversed, true);
    const [event] = (await stripe.events.list({ limit: 1, type: "transfer.reversed" })).data;
    assert.ok(event);
    const unknown = await errorOf(
      stripe.transfers.create({ amount: 1, currency: "usd", destination: "acct_none" }),
    );
    assert.equal(unknown.param, "destination");
  });

  it("gives each session its own secret", async () => {
    const { id: customer } = await stripe.customers.create({});
    const portal = await stripe.billingPortal.sessions.create({
      customer,
      return_url: "https://example.com",
    });
    assert.ok(portal.url.startsWith("https://billing.stripe.com/p/session/test_"));
    assert.equal(portal.customer, customer);
    const session = await stripe.customerSessions.create({
      customer,
      components: { pricing_table: { enabled: true } },
    });
    assert.match(session.client_secret, /^cuss_secret_/);
    assert.equal(session.expires_at, NOW + 1800);
    const token = await stripe.terminal.connectionTokens.create();
    assert.match(token.secret, /^pst_test_/);
  });
});
