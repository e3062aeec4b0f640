import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { eventNames, expanded } from "./expanded.ts";
import { errorOf, matching, newest, startStripe } from "./sdk.ts";

describe("refunds", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  let charge: Stripe.Charge;
  beforeEach(async () => {
    twin = await startStripe();
    stripe = matching(twin);
    charge = await stripe.charges.create({ amount: 2000, currency: "usd", source: "tok_visa" });
  });
  afterEach(() => twin.close());

  it("give back the whole charge", async () => {
    const refund = await newest(twin).refunds.create({
      charge: charge.id,
      reason: "requested_by_customer",
      expand: ["balance_transaction", "charge"],
    });
    assert.match(refund.id, /^re_3\w{23}$/);
    assert.equal(refund.amount, 2000);
    assert.equal(refund.status, "succeeded");
    assert.equal(refund.reason, "requested_by_customer");
    assert.equal(refund.destination_details?.type, "card");
    const after = expanded(refund.charge);
    assert.equal(after.refunded, true);
    assert.equal(after.amount_refunded, 2000);
    const funds = expanded(refund.balance_transaction);
    assert.equal(funds.amount, -2000);
    assert.equal(funds.fee, 0);
    assert.equal(funds.source, refund.id);
    assert.equal(funds.type, "refund");
    assert.deepEqual((await eventNames(stripe)).slice(1), ["refund.created", "charge.refunded"]);
  });

  it("give it back in parts, and never more than it was", async () => {
    const over = await errorOf(stripe.refunds.create({ amount: 2001, charge: charge.id }));
    assert.equal(over.message, "Refund amount ($20.01) is greater than charge amount ($20.00)");
    assert.equal(over.param, "amount");
    await stripe.refunds.create({ amount: 500, charge: charge.id });
    const partly = await stripe.charges.retrieve(charge.id, { expand: ["refunds"] });
    assert.equal(partly.refunded, false);
    assert.equal(partly.amount_refunded, 500);
    assert.equal(partly.refunds?.data.length, 1);
    const rest = await errorOf(stripe.refunds.create({ amount: 1501, charge: charge.id }));
    assert.equal(rest.message, "Refund amount ($15.01) is greater than unrefunded amount on charge ($15.00)");
    const last = await stripe.refunds.create({ charge: charge.id });
    assert.equal(last.amount, 1500);
    const none = await errorOf(stripe.refunds.create({ charge: charge.id }));
    assert.equal(none.code, "charge_already_refunded");
    assert.equal(none.message, `Charge ${charge.id} has already been refunded.`);
    const { data } = await stripe.refunds.list({ charge: charge.id });
    assert.deepEqual(
      data.map(({ amount }) => amount),
      [1500, 500],
    );
  });

  it("find the charge of a PaymentIntent", async () => {
    const intent = await stripe.paymentIntents.create({
      amount: 700,
      confirm: true,
      currency: "usd",
      payment_method: "pm_card_visa",
    });
    const refund = await stripe.refunds.create({ amount: 200, payment_intent: intent.id });
    assert.equal(refund.charge, intent.latest_charge);
    assert.equal(refund.payment_intent, intent.id);
    const { data } = await stripe.refunds.list({ payment_intent: intent.id });
    assert.equal(data.length, 1);
    const unpaid = await stripe.paymentIntents.create({ amount: 700, currency: "usd" });
    const error = await errorOf(stripe.refunds.create({ payment_intent: unpaid.id }));
    assert.match(error.message, /does not have a successful charge to refund/);
  });

  it("need a charge or a PaymentIntent", async () => {
    const none = await errorOf(stripe.refunds.create({}));
    assert.equal(none.code, "parameter_missing");
    const unknown = await errorOf(stripe.refunds.create({ charge: "ch_none" }));
    assert.equal(unknown.message, "No such charge: 'ch_none'");
    assert.equal(unknown.code, "resource_missing");
    const zero = await errorOf(stripe.refunds.create({ amount: 0, charge: charge.id }));
    assert.equal(zero.code, "parameter_invalid_integer");
  });

  it("release a charge that was not captured", async () => {
    const held = await stripe.charges.create({
      amount: 900,
      capture: false,
      currency: "usd",
      source: "tok_visa",
    });
    const refund = await stripe.refunds.create({ charge: held.id });
    assert.equal(refund.balance_transaction, null);
    const error = await errorOf(stripe.charges.capture(held.id));
    assert.equal(error.code, "charge_already_refunded");
  });

  it("are refused for a disputed charge", async () => {
    const disputed = await stripe.charges.create({
      amount: 900,
      currency: "usd",
      source: "tok_createDispute",
    });
    const error = await errorOf(stripe.refunds.create({ charge: disputed.id }));
    assert.equal(error.code, "charge_disputed");
  });

  it("that are pending can be canceled, and the money comes back", async () => {
    const pending = await stripe.charges.create({
      amount: 900,
      currency: "usd",
      source: "tok_pendingRefund",
    });
    const refund = await stripe.refunds.create({ charge: pending.id });
    assert.equal(refund.status, "pending");
    const canceled = await stripe.refunds.cancel(refund.id);
    assert.equal(canceled.status, "canceled");
    const after = await stripe.charges.retrieve(pending.id);
    assert.equal(after.amount_refunded, 0);
    const { data } = await stripe.balanceTransactions.list({ source: refund.id });
    assert.deepEqual(
      data.map(({ amount }) => amount),
      [900, -900],
    );
  });

  it("fail where the card takes none, and the money comes back", async () => {
    const paid = await stripe.charges.create({ amount: 900, currency: "usd", source: "tok_refundFail" });
    const { id } = await stripe.refunds.create({ charge: paid.id });
    twin.advance("5s");
    const refund = await stripe.refunds.retrieve(id);
    assert.equal(refund.status, "failed");
    assert.equal(refund.failure_reason, "unknown");
    assert.ok(refund.failure_balance_transaction);
    const after = await stripe.charges.retrieve(paid.id);
    assert.equal(after.refunded, false);
    assert.equal(after.amount_refunded, 0);
    const names = await eventNames(stripe);
    assert.ok(names.indexOf("charge.refunded") < names.indexOf("charge.refund.updated"));
  });

  it("keep metadata only", async () => {
    const { id } = await stripe.refunds.create({ charge: charge.id });
    const changed = await stripe.refunds.update(id, { metadata: { a: "1" } });
    assert.deepEqual(changed.metadata, { a: "1" });
  });
});
