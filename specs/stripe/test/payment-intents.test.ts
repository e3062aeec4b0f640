import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { eventNames, expanded } from "./expanded.ts";
import { errorOf, matching, NOW, newest, startStripe } from "./sdk.ts";

const paid = { amount: 2000, currency: "usd", confirm: true, payment_method: "pm_card_visa" } as const;

describe("payment intents", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  beforeEach(async () => {
    twin = await startStripe();
    stripe = matching(twin);
  });
  afterEach(() => twin.close());

  it("start out waiting for a payment method, with Stripe's defaults", async () => {
    const intent = await newest(twin).paymentIntents.create({ amount: 1099, currency: "USD" });
    assert.match(intent.id, /^pi_3\w{23}$/);
    assert.match(intent.client_secret ?? "", new RegExp(`^${intent.id}_secret_\\w{25}$`));
    assert.equal(intent.status, "requires_payment_method");
    assert.equal(intent.currency, "usd");
    assert.equal(intent.capture_method, "automatic_async");
    assert.equal(intent.confirmation_method, "automatic");
    assert.deepEqual(intent.automatic_payment_methods, { allow_redirects: "always", enabled: true });
    assert.deepEqual(intent.payment_method_types, ["card", "link"]);
    assert.equal(intent.amount_received, 0);
    assert.equal(intent.latest_charge, null);
    assert.equal(intent.created, NOW);
  });

  it("walk from payment method over confirmation to success", async () => {
    const { id } = await stripe.paymentIntents.create({ amount: 1099, currency: "usd" });
    const ready = await stripe.paymentIntents.update(id, { payment_method: "pm_card_visa" });
    assert.equal(ready.status, "requires_confirmation");
    assert.match(String(ready.payment_method), /^pm_1\w{23}$/);
    const done = await stripe.paymentIntents.confirm(id, { expand: ["latest_charge", "payment_method"] });
    assert.equal(done.status, "succeeded");
    assert.equal(done.amount_received, 1099);
    assert.equal(expanded(done.payment_method).card?.last4, "4242");
    const charge = expanded(done.latest_charge);
    assert.equal(charge.payment_intent, id);
    assert.equal(charge.paid, true);
    assert.equal(charge.captured, true);
    assert.equal(charge.amount_captured, 1099);
    assert.equal(charge.outcome?.type, "authorized");
    assert.equal(charge.payment_method_details?.card?.brand, "visa");
    assert.deepEqual(await eventNames(stripe), [
      "payment_intent.created",
      "charge.succeeded",
      "payment_intent.succeeded",
    ]);
  });

  it("answer a declined card with its error and keep what happened", async () => {
    for (const client of [stripe, newest(twin)]) {
      const error = await errorOf(
        client.paymentIntents.create({
          ...paid,
          payment_method: "pm_card_visa_chargeDeclinedInsufficientFunds",
        }),
      );
      assert.equal(error.type, "StripeCardError");
      assert.equal(error.statusCode, 402);
      assert.equal(error.code, "card_declined");
      assert.equal(error.decline_code, "insufficient_funds");
      assert.equal(error.message, "Your card has insufficient funds.");
      const { payment_intent: failed, payment_method: method, charge: chargeId } = error;
      assert.equal(method?.card?.last4, "9995");
      const intent = await client.paymentIntents.retrieve(failed?.id ?? "");
      assert.equal(intent.status, "requires_payment_method");
      assert.equal(intent.payment_method, null);
      assert.equal(intent.last_payment_error?.decline_code, "insufficient_funds");
      assert.equal(intent.last_payment_error?.payment_method?.id, method?.id);
      assert.equal(intent.latest_charge, chargeId);
      const charge = await client.charges.retrieve(chargeId ?? "");
      assert.equal(charge.status, "failed");
      assert.equal(charge.paid, false);
      assert.equal(charge.failure_code, "card_declined");
      assert.equal(charge.outcome?.reason, "insufficient_funds");
      assert.equal(charge.balance_transaction, null);
    }
    assert.deepEqual((await eventNames(stripe)).slice(0, 3), [
      "payment_intent.created",
      "charge.failed",
      "payment_intent.payment_failed",
    ]);
  });

  it("succeed with another card after a decline", async () => {
    const error = await errorOf(
      stripe.paymentIntents.create({ ...paid, payment_method: "pm_card_chargeDeclined" }),
    );
    const { id = "" } = error.payment_intent ?? {};
    const done = await stripe.paymentIntents.confirm(id, { payment_method: "pm_card_visa" });
    assert.equal(done.status, "succeeded");
    assert.equal(done.last_payment_error, null);
  });

  const declines = [
    ["pm_card_chargeDeclined", "card_declined", "generic_decline"],
    ["pm_card_visa_chargeDeclinedLostCard", "card_declined", "lost_card"],
    ["pm_card_visa_chargeDeclinedStolenCard", "card_declined", "stolen_card"],
    ["pm_card_visa_chargeDeclinedVelocityLimitExceeded", "card_declined", "card_velocity_exceeded"],
    ["pm_card_chargeDeclinedExpiredCard", "expired_card", undefined],
    ["pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", undefined],
    ["pm_card_chargeDeclinedProcessingError", "processing_error", undefined],
    ["pm_card_radarBlock", "card_declined", "fraudulent"],
    ["pm_card_chargeCustomerFail", "card_declined", "generic_decline"],
  ] as const;
  for (const [payment_method, code, decline] of declines)
    it(`decline ${payment_method}`, async () => {
      const error = await errorOf(stripe.paymentIntents.create({ ...paid, payment_method }));
      assert.equal(error.type, "StripeCardError");
      assert.equal(error.code, code);
      assert.equal(error.decline_code, decline);
    });

  it("block what Radar finds too risky without asking the bank", async () => {
    const error = await errorOf(
      stripe.paymentIntents.create({ ...paid, payment_method: "pm_card_radarBlock" }),
    );
    const { outcome } = await stripe.charges.retrieve(error.charge ?? "");
    assert.equal(outcome?.type, "blocked");
    assert.equal(outcome?.network_status, "not_sent_to_network");
    assert.equal(outcome?.risk_level, "highest");
  });

  it("hold funds until they are captured, in part or whole", async () => {
    const held = await stripe.paymentIntents.create({ ...paid, capture_method: "manual" });
    assert.equal(held.status, "requires_capture");
    assert.equal(held.amount_capturable, 2000);
    assert.equal(held.amount_received, 0);
    const before = await stripe.charges.retrieve(String(held.latest_charge));
    assert.equal(before.captured, false);
    assert.equal(before.balance_transaction, null);

    const tooMuch = await errorOf(stripe.paymentIntents.capture(held.id, { amount_to_capture: 2001 }));
    assert.equal(tooMuch.code, "amount_too_large");
    assert.equal(tooMuch.payment_intent?.id, held.id);

    const done = await stripe.paymentIntents.capture(held.id, {
      amount_to_capture: 1500,
      metadata: { shipped: "yes" },
      expand: ["latest_charge.balance_transaction"],
    });
    assert.equal(done.status, "succeeded");
    assert.equal(done.amount_received, 1500);
    assert.deepEqual(done.metadata, { shipped: "yes" });
    assert.equal(done.amount_capturable, 0);
    const charge = expanded(done.latest_charge);
    assert.equal(charge.captured, true);
    assert.equal(charge.amount_captured, 1500);
    assert.equal(charge.amount_refunded, 500);
    assert.equal(expanded(charge.balance_transaction).amount, 1500);
    assert.deepEqual((await eventNames(stripe)).slice(1), [
      "charge.succeeded",
      "payment_intent.amount_capturable_updated",
      "charge.captured",
      "payment_intent.succeeded",
    ]);
    const again = await errorOf(stripe.paymentIntents.capture(held.id));
    assert.equal(again.code, "payment_intent_unexpected_state");
    assert.match(again.message, /could not be captured because it has a status of succeeded/);
  });

  it("are captured several times where that was asked for", async () => {
    const manual = { ...paid, capture_method: "manual" } as const;
    const held = await stripe.paymentIntents.create({
      ...manual,
      payment_method_options: { card: { request_multicapture: "if_available" } },
    });
    const once = await stripe.paymentIntents.capture(held.id, {
      amount_to_capture: 700,
      final_capture: false,
    });
    assert.equal(once.status, "requires_capture");
    assert.equal(once.amount_received, 700);
    assert.equal(once.amount_capturable, 1300);
    const twice = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 800 });
    assert.equal(twice.status, "succeeded");
    assert.equal(twice.amount_received, 1500);
    const charge = await stripe.charges.retrieve(String(held.latest_charge));
    assert.equal(charge.amount_captured, 1500);
    assert.equal(charge.amount_refunded, 500);
    const { data } = await stripe.balanceTransactions.list({ source: charge.id });
    assert.deepEqual(
      data.map(({ amount }) => amount),
      [800, 700],
    );
    const plain = await stripe.paymentIntents.create(manual);
    const refused = await errorOf(
      stripe.paymentIntents.capture(plain.id, { amount_to_capture: 700, final_capture: false }),
    );
    assert.equal(refused.param, "final_capture");
  });

  it("give held funds back when they are canceled", async () => {
    const held = await stripe.paymentIntents.create({ ...paid, capture_method: "manual" });
    const canceled = await stripe.paymentIntents.cancel(held.id, {
      cancellation_reason: "requested_by_customer",
    });
    assert.equal(canceled.status, "canceled");
    assert.equal(canceled.amount_capturable, 0);
    assert.equal(canceled.canceled_at, NOW);
    assert.equal(canceled.cancellation_reason, "requested_by_customer");
    const charge = await stripe.charges.retrieve(String(held.latest_charge));
    assert.equal(charge.refunded, true);
    assert.equal(charge.amount_refunded, 2000);
    assert.deepEqual((await stripe.balance.retrieve()).pending, [
      { amount: 0, currency: "usd", source_types: { card: 0 } },
    ]);
  });

  it("refuse what their state does not allow", async () => {
    const { id } = await stripe.paymentIntents.create(paid);
    const cancel = await errorOf(stripe.paymentIntents.cancel(id));
    assert.equal(cancel.statusCode, 400);
    assert.equal(cancel.code, "payment_intent_unexpected_state");
    assert.equal(
      cancel.message,
      "You cannot cancel this PaymentIntent because it has a status of succeeded. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.",
    );
    assert.equal(cancel.payment_intent?.status, "succeeded");
    const confirm = await errorOf(stripe.paymentIntents.confirm(id));
    assert.match(confirm.message, /already succeeded after being previously confirmed/);
    const amount = await errorOf(stripe.paymentIntents.update(id, { amount: 1 }));
    assert.equal(amount.code, "payment_intent_unexpected_state");
    assert.equal(amount.param, "amount");
    const described = await stripe.paymentIntents.update(id, { description: "Later", metadata: { a: "1" } });
    assert.equal(described.description, "Later");
  });

  it("need a payment method to be confirmed", async () => {
    const { id } = await stripe.paymentIntents.create({ amount: 2000, currency: "usd" });
    const error = await errorOf(stripe.paymentIntents.confirm(id));
    assert.equal(error.code, "payment_intent_unexpected_state");
    assert.match(error.message, /missing a payment method/);
  });

  const amounts = [
    [49, "usd", "amount_too_small", "Amount must be at least $0.50 usd"],
    [29, "gbp", "amount_too_small", "Amount must be at least £0.30 gbp"],
    [49, "jpy", "amount_too_small", "Amount must be at least ¥50 jpy"],
    [100_000_000, "usd", "amount_too_large", "Amount must be no more than $999,999.99"],
    [0, "usd", "parameter_invalid_integer", "This value must be greater than or equal to 1."],
  ] as const;
  for (const [amount, currency, code, message] of amounts)
    it(`refuse ${amount} ${currency}`, async () => {
      const error = await errorOf(stripe.paymentIntents.create({ amount, currency }));
      assert.equal(error.type, "StripeInvalidRequestError");
      assert.equal(error.code, code);
      assert.equal(error.message, message);
      assert.equal(error.param, "amount");
    });

  it("refuse unknown currencies and parameters that need a confirmation", async () => {
    const currency = await errorOf(stripe.paymentIntents.create({ amount: 100, currency: "xxx" }));
    assert.match(
      currency.message,
      /^Invalid currency: xxx\. Stripe currently supports these currencies: usd, /,
    );
    const early = await errorOf(
      stripe.paymentIntents.create({ amount: 100, currency: "usd", off_session: true }),
    );
    assert.equal(early.param, "off_session");
    const fee = await errorOf(
      stripe.paymentIntents.create({ amount: 100, currency: "usd", application_fee_amount: 10 }),
    );
    assert.equal(fee.param, "application_fee_amount");
    const email = await errorOf(
      stripe.paymentIntents.create({ amount: 100, currency: "usd", receipt_email: "nobody" }),
    );
    assert.equal(email.code, "email_invalid");
    const type = await errorOf(
      stripe.paymentIntents.create({ amount: 100, currency: "usd", payment_method_types: ["cash"] }),
    );
    assert.equal(type.param, "payment_method_types");
    const back = await errorOf(stripe.paymentIntents.create({ ...paid, return_url: "nowhere" }));
    assert.equal(back.code, "url_invalid");
    const descriptor = await errorOf(
      stripe.paymentIntents.create({ amount: 100, currency: "usd", statement_descriptor: "<b>" }),
    );
    assert.equal(descriptor.param, "statement_descriptor");
  });

  it("pass what they know on to their charge", async () => {
    const customer = await stripe.customers.create({ name: "Ada" });
    const intent = await stripe.paymentIntents.create({
      ...paid,
      customer: customer.id,
      description: "A book",
      metadata: { order: "17" },
      receipt_email: "ada@example.com",
      shipping: { name: "Ada", address: { line1: "Via Po 1" } },
      statement_descriptor_suffix: "BOOK",
      transfer_group: "orders",
      expand: ["latest_charge"],
    });
    const charge = expanded(intent.latest_charge);
    assert.equal(charge.customer, customer.id);
    assert.equal(charge.description, "A book");
    assert.deepEqual(charge.metadata, { order: "17" });
    assert.equal(charge.receipt_email, "ada@example.com");
    assert.equal(charge.shipping?.name, "Ada");
    assert.equal(charge.statement_descriptor_suffix, "BOOK");
    const listed = await stripe.charges.list({ transfer_group: "orders" });
    assert.deepEqual(
      listed.data.map(({ id }) => id),
      [charge.id],
    );
  });

  it("save the payment method for the customer when asked to", async () => {
    const customer = await stripe.customers.create();
    const intent = await stripe.paymentIntents.create({
      ...paid,
      customer: customer.id,
      setup_future_usage: "off_session",
    });
    const method = await stripe.paymentMethods.retrieve(String(intent.payment_method));
    assert.equal(method.customer, customer.id);
    assert.ok((await eventNames(stripe)).includes("payment_method.attached"));
    const later = await stripe.paymentIntents.create({
      amount: 500,
      currency: "usd",
      customer: customer.id,
      payment_method: method.id,
      off_session: true,
      confirm: true,
    });
    assert.equal(later.status, "succeeded");
  });

  it("do not take a payment method twice without a customer, nor another customer's", async () => {
    const { payment_method } = await stripe.paymentIntents.create(paid);
    const twice = await errorOf(
      stripe.paymentIntents.create({ ...paid, payment_method: String(payment_method) }),
    );
    assert.match(twice.message, /^The provided PaymentMethod was previously used with a PaymentIntent/);
    const [one, other] = await Promise.all([stripe.customers.create(), stripe.customers.create()]);
    const method = await stripe.paymentMethods.attach("pm_card_visa", { customer: one.id });
    const foreign = await errorOf(
      stripe.paymentIntents.create({ ...paid, customer: other.id, payment_method: method.id }),
    );
    assert.match(foreign.message, /does not belong to the Customer you supplied/);
    const missing = await errorOf(stripe.paymentIntents.create({ ...paid, payment_method: "pm_none" }));
    assert.equal(missing.message, "No such PaymentMethod: 'pm_none'");
    assert.equal(missing.code, "resource_missing");
    assert.equal(missing.param, "payment_method");
  });

  it("raise an authorization where that was asked for", async () => {
    const held = await stripe.paymentIntents.create({
      ...paid,
      capture_method: "manual",
      payment_method_options: { card: { request_incremental_authorization: "if_available" } },
    });
    const raised = await stripe.paymentIntents.incrementAuthorization(held.id, { amount: 2500 });
    assert.equal(raised.amount, 2500);
    assert.equal(raised.amount_capturable, 2500);
    const lower = await errorOf(stripe.paymentIntents.incrementAuthorization(held.id, { amount: 2400 }));
    assert.equal(lower.param, "amount");
    const plain = await stripe.paymentIntents.create({ ...paid, capture_method: "manual" });
    const refused = await errorOf(stripe.paymentIntents.incrementAuthorization(plain.id, { amount: 2500 }));
    assert.equal(refused.code, "payment_intent_unexpected_state");
  });
});
