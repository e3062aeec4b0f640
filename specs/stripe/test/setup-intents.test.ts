import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { eventNames, expanded } from "./expanded.ts";
import { errorOf, matching, startStripe } from "./sdk.ts";

describe("setup intents", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  beforeEach(async () => {
    twin = await startStripe();
    stripe = matching(twin);
  });
  afterEach(() => twin.close());

  it("start out waiting, for use off session", async () => {
    const setup = await stripe.setupIntents.create();
    assert.match(setup.id, /^seti_1\w{23}$/);
    assert.match(setup.client_secret ?? "", new RegExp(`^${setup.id}_secret_\\w{25}$`));
    assert.equal(setup.status, "requires_payment_method");
    assert.equal(setup.usage, "off_session");
    const error = await errorOf(stripe.setupIntents.confirm(setup.id));
    assert.equal(error.code, "setup_intent_unexpected_state");
    assert.equal(error.setup_intent?.id, setup.id);
  });

  it("attach the payment method to the customer and keep a record of the attempt", async () => {
    const customer = await stripe.customers.create();
    const { id } = await stripe.setupIntents.create({
      customer: customer.id,
      payment_method: "pm_card_visa",
      usage: "on_session",
    });
    const done = await stripe.setupIntents.confirm(id, {
      mandate_data: {
        customer_acceptance: {
          type: "online",
          online: { ip_address: "127.0.0.1", user_agent: "test" },
        },
      },
      expand: ["latest_attempt", "mandate", "payment_method"],
    });
    assert.equal(done.status, "succeeded");
    const method = expanded(done.payment_method);
    assert.equal(method.customer, customer.id);
    assert.equal(method.card?.checks?.cvc_check, "pass");
    const attempt = expanded(done.latest_attempt);
    assert.equal(attempt.status, "succeeded");
    assert.equal(attempt.usage, "on_session");
    assert.equal(attempt.setup_intent, id);
    const mandate = expanded(done.mandate);
    assert.equal(mandate.status, "active");
    assert.equal(mandate.payment_method, method.id);
    assert.equal(mandate.customer_acceptance.online?.ip_address, "127.0.0.1");
    assert.equal((await stripe.mandates.retrieve(mandate.id)).id, mandate.id);
    assert.deepEqual((await eventNames(stripe)).slice(1), [
      "setup_intent.created",
      "payment_method.attached",
      "setup_intent.succeeded",
    ]);
    const again = await errorOf(stripe.setupIntents.confirm(id));
    assert.equal(again.code, "setup_intent_unexpected_state");
  });

  it("fail with the card's error and remember it", async () => {
    const error = await errorOf(
      stripe.setupIntents.create({ confirm: true, payment_method: "pm_card_chargeDeclined" }),
    );
    assert.equal(error.type, "StripeCardError");
    assert.equal(error.statusCode, 402);
    assert.equal(error.decline_code, "generic_decline");
    const setup = await stripe.setupIntents.retrieve(error.setup_intent?.id ?? "");
    assert.equal(setup.status, "requires_payment_method");
    assert.equal(setup.last_setup_error?.code, "card_declined");
    const { data: attempts } = await stripe.setupAttempts.list({ setup_intent: setup.id });
    assert.deepEqual(
      attempts.map(({ status, setup_error }) => [status, setup_error?.code]),
      [["failed", "card_declined"]],
    );
    assert.equal((await eventNames(stripe)).at(-1), "setup_intent.setup_failed");
  });

  it("take a card whose charges will be declined later", async () => {
    const setup = await stripe.setupIntents.create({
      confirm: true,
      payment_method: "pm_card_chargeCustomerFail",
    });
    assert.equal(setup.status, "succeeded");
  });

  it("can be canceled before they succeed, not after", async () => {
    const { id } = await stripe.setupIntents.create({ payment_method: "pm_card_visa" });
    const canceled = await stripe.setupIntents.cancel(id, { cancellation_reason: "abandoned" });
    assert.equal(canceled.status, "canceled");
    assert.equal(canceled.cancellation_reason, "abandoned");
    const done = await stripe.setupIntents.create({ confirm: true, payment_method: "pm_card_visa" });
    const error = await errorOf(stripe.setupIntents.cancel(done.id));
    assert.equal(error.code, "setup_intent_unexpected_state");
  });

  it("are listed by customer and payment method", async () => {
    const { id: customer } = await stripe.customers.create();
    const mine = await stripe.setupIntents.create({ customer, payment_method: "pm_card_visa" });
    await stripe.setupIntents.create();
    const byCustomer = await stripe.setupIntents.list({ customer });
    assert.deepEqual(
      byCustomer.data.map(({ id }) => id),
      [mine.id],
    );
    const byMethod = await stripe.setupIntents.list({ payment_method: String(mine.payment_method) });
    assert.equal(byMethod.data.length, 1);
  });
});
