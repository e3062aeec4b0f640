import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { eventNames } from "./expanded.ts";
import { errorOf, matching, newest, startStripe } from "./sdk.ts";

const card = { cvc: "123", exp_month: 8, exp_year: 2030, number: "4242424242424242" };

describe("payment methods", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  beforeEach(async () => {
    twin = await startStripe();
    stripe = matching(twin);
  });
  afterEach(() => twin.close());

  it("read a card off its number", async () => {
    const method = await newest(twin).paymentMethods.create({
      billing_details: { address: { postal_code: "10001" }, name: "Ada" },
      card,
      type: "card",
    });
    assert.match(method.id, /^pm_1\w{23}$/);
    assert.equal(method.customer, null);
    assert.equal(method.billing_details.address?.postal_code, "10001");
    assert.equal(method.billing_details.address?.city, null);
    assert.equal(method.card?.brand, "visa");
    assert.equal(method.card?.checks?.cvc_check, "unchecked");
    assert.equal(method.card?.country, "US");
    assert.equal(method.card?.exp_year, 2030);
    assert.equal(method.card?.funding, "credit");
    assert.equal(method.card?.last4, "4242");
    assert.deepEqual(method.card?.networks, { available: ["visa"], preferred: null });
  });

  const numbers = [
    ["5555555555554444", "mastercard", "credit", "US"],
    ["5200828282828210", "mastercard", "debit", "US"],
    ["5105105105105100", "mastercard", "prepaid", "US"],
    ["378282246310005", "amex", "credit", "US"],
    ["6011111111111117", "discover", "credit", "US"],
    ["3056930009020004", "diners", "credit", "US"],
    ["3566002020360505", "jcb", "credit", "JP"],
    ["6200000000000005", "unionpay", "credit", "CN"],
    ["4000008260000000", "visa", "credit", "GB"],
    ["4000000760000002", "visa", "credit", "BR"],
  ] as const;
  for (const [number, brand, funding, country] of numbers)
    it(`know ${number} as a ${funding} ${brand} from ${country}`, async () => {
      const method = await stripe.paymentMethods.create({ card: { ...card, number }, type: "card" });
      assert.equal(method.card?.brand, brand);
      assert.equal(method.card?.funding, funding);
      assert.equal(method.card?.country, country);
      assert.equal(method.card?.last4, number.slice(-4));
    });

  it("give a number the same fingerprint each time, and another number another", async () => {
    const prints = await Promise.all(
      ["4242424242424242", "4242424242424242", "4000056655665556"].map(async (number) => {
        const method = await stripe.paymentMethods.create({ card: { ...card, number }, type: "card" });
        return method.card?.fingerprint;
      }),
    );
    assert.match(prints[0] ?? "", /^\w{16}$/);
    assert.equal(prints[0], prints[1]);
    assert.notEqual(prints[0], prints[2]);
  });

  const wrong = [
    [{ number: "4242424242424241" }, "incorrect_number", "number"],
    [{ number: "4242-x" }, "invalid_number", "number"],
    [{ exp_month: 13 }, "invalid_expiry_month", "exp_month"],
    [{ exp_year: 2025 }, "invalid_expiry_year", "exp_year"],
    [{ cvc: "99" }, "invalid_cvc", "cvc"],
  ] as const;
  for (const [part, code, param] of wrong)
    it(`refuse a card with ${JSON.stringify(part)}`, async () => {
      const error = await errorOf(stripe.paymentMethods.create({ card: { ...card, ...part }, type: "card" }));
      assert.equal(error.type, "StripeCardError");
      assert.equal(error.statusCode, 402);
      assert.equal(error.code, code);
      assert.equal(error.param, param);
    });

  it("need a type and that type's details", async () => {
    const untyped = await errorOf(stripe.paymentMethods.create({}));
    assert.equal(untyped.code, "parameter_missing");
    assert.equal(untyped.param, "type");
    const bare = await errorOf(stripe.paymentMethods.create({ type: "card" }));
    assert.equal(bare.param, "card");
  });

  it("take a token once", async () => {
    const token = await stripe.tokens.create({
      card: { cvc: "123", exp_month: "8", exp_year: "30", name: "Ada", number: "5555555555554444" },
    });
    assert.match(token.id, /^tok_1\w{23}$/);
    assert.equal(token.type, "card");
    assert.equal(token.used, false);
    assert.equal(token.card?.brand, "MasterCard");
    assert.equal(token.card?.exp_year, 2030);
    const method = await stripe.paymentMethods.create({ card: { token: token.id }, type: "card" });
    assert.equal(method.card?.brand, "mastercard");
    assert.equal(method.billing_details.name, "Ada");
    assert.equal((await stripe.tokens.retrieve(token.id)).used, true);
    const again = await errorOf(stripe.paymentMethods.create({ card: { token: token.id }, type: "card" }));
    assert.equal(again.code, "token_already_used");
    const known = await stripe.paymentMethods.create({ card: { token: "tok_amex" }, type: "card" });
    assert.equal(known.card?.brand, "amex");
  });

  it("need no card to be a token", async () => {
    const token = await stripe.tokens.create({
      bank_account: {
        account_number: "000123456789",
        country: "US",
        currency: "usd",
        routing_number: "110000000",
      },
    });
    assert.equal(token.type, "bank_account");
    assert.equal(token.bank_account?.last4, "6789");
    assert.equal(token.bank_account?.status, "new");
  });

  it("come fresh from each use of a test id", async () => {
    const [one, other] = await Promise.all([
      stripe.paymentMethods.retrieve("pm_card_mastercard"),
      stripe.paymentMethods.retrieve("pm_card_mastercard"),
    ]);
    assert.notEqual(one.id, other.id);
    assert.equal(one.card?.brand, "mastercard");
    const unknown = await errorOf(stripe.paymentMethods.retrieve("pm_card_nonesuch"));
    assert.equal(unknown.statusCode, 404);
    assert.equal(unknown.code, "resource_missing");
  });

  it("are attached to one customer and, once detached, to none", async () => {
    const [customer, other] = await Promise.all([stripe.customers.create(), stripe.customers.create()]);
    const method = await stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
    assert.equal(method.customer, customer.id);
    assert.equal(method.card?.checks?.cvc_check, "pass");
    const same = await stripe.paymentMethods.attach(method.id, { customer: customer.id });
    assert.equal(same.id, method.id);
    const taken = await errorOf(stripe.paymentMethods.attach(method.id, { customer: other.id }));
    assert.equal(taken.message, "The payment method you provided has already been attached to a customer.");
    await stripe.customers.update(customer.id, {
      invoice_settings: { default_payment_method: method.id },
    });

    const detached = await stripe.paymentMethods.detach(method.id);
    assert.equal(detached.customer, null);
    const left = await stripe.customers.retrieve(customer.id);
    assert.equal("deleted" in left || left.invoice_settings.default_payment_method, null);
    const spent = await errorOf(stripe.paymentMethods.attach(method.id, { customer: customer.id }));
    assert.match(spent.message, /may not be used again/);
    const loose = await errorOf(stripe.paymentMethods.detach(method.id));
    assert.match(loose.message, /is not attached to a customer so detachment is impossible/);
    const names = (await eventNames(stripe)).filter((name) => name.startsWith("payment_method"));
    assert.deepEqual(names, ["payment_method.attached", "payment_method.detached"]);
  });

  it("are not attached where the bank declines the card", async () => {
    const { id: customer } = await stripe.customers.create();
    const error = await errorOf(stripe.paymentMethods.attach("pm_card_chargeDeclined", { customer }));
    assert.equal(error.type, "StripeCardError");
    assert.equal(error.code, "card_declined");
    const late = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer });
    assert.equal(late.customer, customer);
  });

  it("are listed by customer and type", async () => {
    const { id: customer } = await stripe.customers.create();
    const visa = await stripe.paymentMethods.attach("pm_card_visa", { customer });
    const bank = await stripe.paymentMethods.attach("pm_usBankAccount", { customer });
    const all = await stripe.paymentMethods.list({ customer });
    assert.deepEqual(
      all.data.map(({ id }) => id),
      [bank.id, visa.id],
    );
    const cards = await stripe.customers.listPaymentMethods(customer, { type: "card" });
    assert.deepEqual(
      cards.data.map(({ id }) => id),
      [visa.id],
    );
    const one = await stripe.customers.retrievePaymentMethod(customer, visa.id);
    assert.equal(one.id, visa.id);
  });

  it("change what may change", async () => {
    const { id: customer } = await stripe.customers.create();
    const { id } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
    const changed = await stripe.paymentMethods.update(id, {
      billing_details: { email: "ada@example.com" },
      card: { exp_month: 1, exp_year: 2040 },
      metadata: { a: "1" },
    });
    assert.equal(changed.billing_details.email, "ada@example.com");
    assert.equal(changed.card?.exp_year, 2040);
    assert.equal(changed.card?.last4, "4242");
    assert.deepEqual(changed.metadata, { a: "1" });
    assert.equal((await eventNames(stripe)).at(-1), "payment_method.updated");
    const month = await errorOf(stripe.paymentMethods.update(id, { card: { exp_month: 13 } }));
    assert.equal(month.code, "invalid_expiry_month");
    const loose = await stripe.paymentMethods.create({ card: { token: "tok_visa" }, type: "card" });
    const unsaved = await errorOf(stripe.paymentMethods.update(loose.id, { metadata: { a: "1" } }));
    assert.match(unsaved.message, /^You must save this PaymentMethod to a customer/);
  });

  it("are copied without their customer", async () => {
    const { id: customer } = await stripe.customers.create();
    const saved = await stripe.paymentMethods.attach("pm_card_visa", { customer });
    const copy = await stripe.paymentMethods.create({ customer, payment_method: saved.id });
    assert.notEqual(copy.id, saved.id);
    assert.equal(copy.customer, null);
    assert.equal(copy.card?.fingerprint, saved.card?.fingerprint);
  });

  it("know bank accounts", async () => {
    const sepa = await stripe.paymentMethods.create({
      billing_details: { email: "ada@example.com", name: "Ada" },
      sepa_debit: { iban: "DE89 3704 0044 0532 0130 00" },
      type: "sepa_debit",
    });
    assert.equal(sepa.sepa_debit?.country, "DE");
    assert.equal(sepa.sepa_debit?.bank_code, "37040044");
    assert.equal(sepa.sepa_debit?.last4, "3000");
    const wrongIban = await errorOf(
      stripe.paymentMethods.create({ sepa_debit: { iban: "DE89370400440532013001" }, type: "sepa_debit" }),
    );
    assert.equal(wrongIban.code, "invalid_bank_account_iban");
  });
});
