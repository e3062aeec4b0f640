import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { eventNames, expanded } from "./expanded.ts";
import { errorOf, matching, startStripe } from "./sdk.ts";

const paid = { amount: 2000, currency: "usd", confirm: true, payment_method: "pm_card_visa" } as const;

describe("payments by all kinds of payment methods", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  beforeEach(async () => {
    twin = await startStripe();
    stripe = matching(twin);
  });
  afterEach(() => twin.close());

  const instructed = [
    ["alipay", "usd", "alipay_handle_redirect"],
    ["boleto", "brl", "boleto_display_details"],
    ["cashapp", "usd", "cashapp_handle_redirect_or_display_qr_code"],
    ["klarna", "usd", "redirect_to_url"],
    ["konbini", "jpy", "konbini_display_details"],
    ["oxxo", "mxn", "oxxo_display_details"],
    ["pix", "brl", "pix_display_qr_code"],
    ["wechat_pay", "usd", "wechat_pay_display_qr_code"],
  ] as const;
  for (const [type, currency, action] of instructed)
    it(`tell the customer how to pay with ${type}, and end when it is done`, async () => {
      const tax = type === "boleto" ? { boleto: { tax_id: "000.000.000-00" } } : {};
      const method = await stripe.paymentMethods.create({ type, ...tax });
      const intent = await stripe.paymentIntents.create({
        amount: 5000,
        confirm: true,
        currency,
        payment_method: method.id,
        payment_method_types: [type],
        return_url: "https://shop.test/back",
      });
      assert.equal(intent.status, "requires_action");
      assert.equal(intent.next_action?.type, action);
      const [page = ""] = /http:[^"]+/.exec(JSON.stringify(intent.next_action)) ?? [];
      const done = new URLSearchParams({ outcome: "complete" });
      await fetch(page, { body: done, method: "POST", redirect: "manual" });
      const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] });
      assert.equal(paid.status, "succeeded");
      assert.match(expanded(paid.latest_charge).id, /^py_3/);
      assert.equal(expanded(paid.latest_charge).payment_method_details?.type, type);
    });

  it("take a confirmation token once", async () => {
    const token = await stripe.testHelpers.confirmationTokens.create({ payment_method: "pm_card_visa" });
    assert.match(token.id, /^ctoken_1\w{23}$/);
    assert.equal(token.payment_method_preview?.card?.last4, "4242");
    const { payment_method: _, ...rest } = paid;
    const intent = await stripe.paymentIntents.create({ ...rest, confirmation_token: token.id });
    assert.equal(intent.status, "succeeded");
    const spent = await stripe.confirmationTokens.retrieve(token.id);
    assert.equal(spent.payment_intent, intent.id);
    const again = await errorOf(stripe.paymentIntents.create({ ...rest, confirmation_token: token.id }));
    assert.equal(again.param, "confirmation_token");
  });

  it("take the payment method that a request writes out", async () => {
    const params = {
      amount: 2000,
      confirm: true,
      currency: "usd",
      expand: ["payment_method"],
      payment_method_data: { card: { token: "tok_mastercard" }, type: "card" },
    };
    // The types of the SDK leave cards out of `payment_method_data`; the server takes them.
    const intent = await stripe.paymentIntents.create(params as Stripe.PaymentIntentCreateParams);
    assert.equal(intent.status, "succeeded");
    assert.equal(expanded(intent.payment_method).card?.brand, "mastercard");
  });

  it("wait for the bank with debits, after the customer proved the account", async () => {
    const method = await stripe.paymentMethods.create({
      type: "us_bank_account",
      us_bank_account: {
        account_holder_type: "individual",
        account_number: "000123456789",
        routing_number: "110000000",
      },
      billing_details: { name: "Ada" },
    });
    const intent = await stripe.paymentIntents.create({
      ...paid,
      payment_method: method.id,
      payment_method_types: ["us_bank_account"],
      mandate_data: { customer_acceptance: { type: "offline" } },
    });
    assert.equal(intent.next_action?.type, "verify_with_microdeposits");
    const wrong = await errorOf(stripe.paymentIntents.verifyMicrodeposits(intent.id, { amounts: [1, 2] }));
    assert.equal(wrong.code, "payment_method_microdeposit_verification_amounts_mismatch");
    const verified = await stripe.paymentIntents.verifyMicrodeposits(intent.id, {
      amounts: [32, 45],
      expand: ["latest_charge"],
    });
    assert.equal(verified.status, "processing");
    assert.equal(expanded(verified.latest_charge).status, "pending");
    assert.deepEqual((await eventNames(stripe)).slice(-2), ["charge.pending", "payment_intent.processing"]);
  });
});
