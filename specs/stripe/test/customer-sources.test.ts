import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { errorOf, matching, newest, startStripe } from "./sdk.ts";

describe("what customers pay with", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  before(async () => {
    twin = await startStripe();
    stripe = newest(twin);
  });
  after(() => twin.close());

  const types = async () => (await stripe.events.list({ limit: 4 })).data.map(({ type }) => type);

  it("attaches the payment method a new customer comes with", async () => {
    const { id: payment_method } = await stripe.paymentMethods.create({
      type: "card",
      card: { token: "tok_visa" },
    });
    const customer = await stripe.customers.create({
      payment_method,
      invoice_settings: { default_payment_method: payment_method },
    });
    assert.equal(customer.invoice_settings.default_payment_method, payment_method);
    const { data } = await stripe.customers.listPaymentMethods(customer.id);
    assert.deepEqual(
      data.map(({ id }) => id),
      [payment_method],
    );
    assert.ok((await types()).includes("payment_method.attached"));
    const again = await errorOf(stripe.customers.create({ payment_method }));
    assert.match(again.message, /already been attached/);
  });

  it("takes a test id for the payment method and the default alike", async () => {
    const customer = await stripe.customers.create({
      payment_method: "pm_card_visa",
      invoice_settings: { default_payment_method: "pm_card_visa" },
    });
    const { data } = await stripe.customers.listPaymentMethods(customer.id);
    assert.deepEqual(
      data.map(({ id }) => id),
      [customer.invoice_settings.default_payment_method],
    );
  });

  it("makes no customer of a payment method that cannot be attached", async () => {
    const before = (await stripe.customers.list({ limit: 100 })).data.length;
    const declined = await errorOf(stripe.customers.create({ payment_method: "pm_card_chargeDeclined" }));
    assert.equal(declined.code, "card_declined");
    assert.equal(declined.statusCode, 402);
    const unknown = await errorOf(stripe.customers.create({ payment_method: "pm_none" }));
    assert.equal(unknown.param, "payment_method");
    assert.equal((await stripe.customers.list({ limit: 100 })).data.length, before);
  });

  it("lets a customer default only to what is attached", async () => {
    const { id } = await stripe.customers.create({});
    const { id: other } = await stripe.paymentMethods.create({ type: "card", card: { token: "tok_visa" } });
    const error = await errorOf(
      stripe.customers.update(id, { invoice_settings: { default_payment_method: other } }),
    );
    assert.equal(error.code, "resource_missing");
    assert.equal(error.param, "invoice_settings[default_payment_method]");
    await stripe.paymentMethods.attach(other, { customer: id });
    const customer = await stripe.customers.update(id, {
      invoice_settings: { default_payment_method: other },
    });
    assert.equal(customer.invoice_settings.default_payment_method, other);
  });

  it("detaches payment methods from a customer that is deleted", async () => {
    const { id } = await stripe.customers.create({ payment_method: "pm_card_visa" });
    const [method] = (await stripe.customers.listPaymentMethods(id)).data;
    assert.ok(method);
    await stripe.customers.del(id);
    assert.equal((await stripe.paymentMethods.retrieve(method.id)).customer, null);
  });

  it("keeps cards as sources, the first of them the default", async () => {
    const customer = await matching(twin).customers.create({ source: "tok_mastercard", expand: ["sources"] });
    const [first] = customer.sources?.data ?? [];
    assert.ok(first?.object === "card");
    assert.equal(customer.default_source, first.id);
    assert.equal(first.brand, "MasterCard");
    assert.equal(first.customer, customer.id);
    const second = await stripe.customers.createSource(customer.id, { source: "tok_visa" });
    assert.match(second.id, /^card_1/);
    const kept = await stripe.customers.retrieve(customer.id);
    assert.equal(!kept.deleted && kept.default_source, first.id);
    const renamed = await stripe.customers.updateSource(customer.id, second.id, {
      name: "Ada",
      exp_year: "2040",
    });
    assert.equal("exp_year" in renamed && renamed.exp_year, 2040);
    await stripe.customers.deleteSource(customer.id, first.id);
    const moved = await stripe.customers.retrieve(customer.id);
    assert.equal(!moved.deleted && moved.default_source, second.id);
    assert.ok((await types()).includes("customer.source.deleted"));
  });

  it("verifies bank accounts by the two deposits of the test mode", async () => {
    const { id } = await stripe.customers.create({});
    const bank = await stripe.customers.createSource(id, { source: "btok_us" });
    assert.equal("status" in bank && bank.status, "new");
    const wrong = await errorOf(stripe.customers.verifySource(id, bank.id, { amounts: [1, 2] }));
    assert.equal(wrong.param, "amounts");
    assert.equal(
      (await stripe.customers.verifySource(id, bank.id, { amounts: [45, 32] })).status,
      "verified",
    );
    const ready = await stripe.customers.createSource(id, { source: "btok_us_verified" });
    assert.equal("status" in ready && ready.status, "verified");
    const { data } = await stripe.customers.listSources(id, { object: "bank_account" });
    assert.equal(data.length, 2);
  });
});
