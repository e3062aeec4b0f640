import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { eventNames, expanded } from "./expanded.ts";
import { errorOf, matching, startStripe } from "./sdk.ts";

const paid = { amount: 2000, currency: "usd", source: "tok_visa" } as const;

describe("charges", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  beforeEach(async () => {
    twin = await startStripe();
    stripe = matching(twin);
  });
  afterEach(() => twin.close());

  it("are made from tokens and move the balance, less the fee", async () => {
    const charge = await stripe.charges.create({
      ...paid,
      description: "A book",
      expand: ["balance_transaction"],
    });
    assert.match(charge.id, /^ch_3\w{23}$/);
    assert.equal(charge.status, "succeeded");
    assert.equal(charge.captured, true);
    const funds = expanded(charge.balance_transaction);
    assert.equal(funds.amount, 2000);
    assert.equal(funds.fee, 88);
    assert.equal(funds.net, 1912);
    assert.equal(funds.source, charge.id);
    assert.equal(funds.description, "A book");
    assert.equal(funds.type, "charge");
    assert.deepEqual(
      funds.fee_details.map(({ amount, type }) => [amount, type]),
      [[88, "stripe_fee"]],
    );
    assert.deepEqual(await eventNames(stripe), ["charge.succeeded"]);
  });

  it("cost more with cards from abroad", async () => {
    const charge = await stripe.charges.create({
      ...paid,
      source: "tok_de",
      expand: ["balance_transaction"],
    });
    assert.equal(expanded(charge.balance_transaction).fee, 118);
  });

  it("keep a declined charge and name it in the error", async () => {
    const error = await errorOf(stripe.charges.create({ ...paid, source: "tok_chargeDeclined" }));
    assert.equal(error.type, "StripeCardError");
    assert.equal(error.code, "card_declined");
    assert.equal(error.decline_code, "generic_decline");
    const charge = await stripe.charges.retrieve(error.charge ?? "");
    assert.equal(charge.status, "failed");
    assert.equal(charge.failure_message, "Your card was declined.");
    assert.deepEqual(await eventNames(stripe), ["charge.failed"]);
  });

  it("are captured later, once", async () => {
    const held = await stripe.charges.create({ ...paid, capture: false });
    assert.equal(held.captured, false);
    assert.equal(held.balance_transaction, null);
    const charge = await stripe.charges.capture(held.id, { amount: 1500 });
    assert.equal(charge.captured, true);
    assert.equal(charge.amount_captured, 1500);
    assert.equal(charge.amount_refunded, 500);
    assert.deepEqual(await eventNames(stripe), ["charge.succeeded", "charge.captured"]);
    const again = await errorOf(stripe.charges.capture(held.id));
    assert.equal(again.code, "charge_already_captured");
    assert.equal(again.message, `Charge ${held.id} has already been captured.`);
  });

  it("hand their destination its share when they are captured", async () => {
    const { id: destination } = await stripe.accounts.create({ type: "express" });
    const intent = await stripe.paymentIntents.create({
      amount: 2000,
      application_fee_amount: 200,
      capture_method: "manual",
      confirm: true,
      currency: "usd",
      payment_method: "pm_card_createDispute",
      transfer_data: { amount: 1500, destination },
    });
    assert.deepEqual((await stripe.transfers.list()).data, []);
    await stripe.paymentIntents.capture(intent.id);
    const charge = await stripe.charges.retrieve(String(intent.latest_charge), { expand: ["transfer"] });
    const transfer = expanded(charge.transfer);
    assert.equal(transfer.amount, 1500);
    assert.equal(transfer.destination, destination);
    assert.equal(transfer.source_transaction, charge.id);
    assert.equal(charge.disputed, true);
    const { data } = await stripe.balanceTransactions.list({ type: "transfer" });
    assert.deepEqual(
      data.map(({ amount, source }) => [amount, source]),
      [[-1500, transfer.id]],
    );
  });

  it("stay disputed when a held one is captured by itself", async () => {
    const held = await stripe.charges.create({ ...paid, capture: false, source: "tok_createDispute" });
    assert.equal((await stripe.charges.capture(held.id)).disputed, true);
  });

  it("are made with a customer's card", async () => {
    const { id: customer } = await stripe.customers.create({ source: "tok_mastercard" });
    const charge = await stripe.charges.create({ amount: 2000, currency: "usd", customer });
    assert.equal(charge.customer, customer);
    assert.equal(charge.payment_method_details?.card?.brand, "mastercard");
    const bare = await stripe.customers.create();
    const error = await errorOf(stripe.charges.create({ amount: 2000, currency: "usd", customer: bare.id }));
    assert.equal(error.message, "Cannot charge a customer that has no active card");
    assert.equal(error.code, "missing");
    assert.equal(error.type, "StripeCardError");
  });

  it("need an amount, a currency and something to charge", async () => {
    const amount = await errorOf(stripe.charges.create({ currency: "usd", source: "tok_visa" }));
    assert.equal(amount.param, "amount");
    const source = await errorOf(stripe.charges.create({ amount: 2000, currency: "usd" }));
    assert.equal(source.message, "Must provide source or customer.");
    const unknown = await errorOf(stripe.charges.create({ ...paid, source: "tok_none" }));
    assert.equal(unknown.message, "No such token: 'tok_none'");
  });

  it("change their description, metadata and fraud report", async () => {
    const { id } = await stripe.charges.create(paid);
    const changed = await stripe.charges.update(id, {
      description: "Later",
      fraud_details: { user_report: "safe" },
      metadata: { a: "1" },
    });
    assert.equal(changed.description, "Later");
    assert.deepEqual(changed.fraud_details, { user_report: "safe" });
    assert.deepEqual(changed.metadata, { a: "1" });
    assert.equal((await eventNames(stripe)).at(-1), "charge.updated");
  });

  it("are listed by customer, PaymentIntent and time", async () => {
    const { id: customer } = await stripe.customers.create();
    const intent = await stripe.paymentIntents.create({
      amount: 500,
      confirm: true,
      currency: "usd",
      customer,
      payment_method: "pm_card_visa",
    });
    const other = await stripe.charges.create(paid);
    const ids = async (params: Stripe.ChargeListParams) =>
      (await stripe.charges.list(params)).data.map(({ id }) => id);
    assert.deepEqual(await ids({ customer }), [intent.latest_charge]);
    assert.deepEqual(await ids({ payment_intent: intent.id }), [intent.latest_charge]);
    assert.deepEqual(await ids({ created: { gte: other.created } }), [other.id, intent.latest_charge]);
    assert.deepEqual(await ids({ created: { gt: other.created } }), []);
  });
});
