import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import Stripe from "stripe";
import { errorOf, matching, newest, startStripe } from "./sdk.ts";

describe("around every request", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  before(async () => {
    twin = await startStripe();
    stripe = newest(twin);
  });
  after(() => twin.close());

  it("an answer names the request that got it first", async () => {
    const once = { idempotencyKey: "once" };
    const first = await stripe.customers.create({ name: "Ada" }, once);
    const again = await stripe.customers.create({ name: "Ada" }, once);
    const { headers } = again.lastResponse;
    assert.equal(first.lastResponse.headers["original-request"], first.lastResponse.requestId);
    assert.equal(headers["original-request"], first.lastResponse.requestId);
    assert.notEqual(headers["request-id"], first.lastResponse.requestId);
    assert.equal(headers["idempotent-replayed"], "true");
    const { lastResponse } = await stripe.customers.retrieve(again.id);
    assert.equal(lastResponse.headers["original-request"], undefined);
  });

  it("a key that comes back says what differs", async () => {
    const reused = { idempotencyKey: "reused" };
    await stripe.customers.create({ name: "Ada" }, reused);
    const parameters = await errorOf(stripe.customers.create({ name: "Eve" }, reused));
    assert.ok(parameters instanceof Stripe.errors.StripeIdempotencyError);
    assert.match(parameters.message, /same parameters they were first used with.*'reused'/);
    const endpoint = await errorOf(stripe.products.create({ name: "Ada" }, reused));
    assert.match(endpoint.message, /same endpoint .*\('\/v1\/products' vs '\/v1\/customers'\)/);
  });

  it("an answer for a connected account names it", async () => {
    const { id: stripeAccount } = await stripe.accounts.create({ type: "standard" });
    const { lastResponse } = await stripe.customers.create({}, { stripeAccount });
    assert.equal(lastResponse.stripeAccount, stripeAccount);
  });

  it("versions are those that there are, and may be by now", async () => {
    const asked = (apiVersion: string) => stripe.customers.list({}, { apiVersion });
    for (const version of ["2011-01-01", "2024-06-20", "2024-09-30.acacia", "2027-03-25.tea"])
      assert.equal((await asked(version)).object, "list");
    for (const version of ["2024-04-11", "2024-13-01.acacia", "2020-01-01.acacia", "latest"]) {
      const error = await errorOf(asked(version));
      assert.equal(error.statusCode, 400);
      assert.equal(error.message, `Invalid Stripe API version: ${version}`);
    }
  });

  it("a page cannot lie between two objects", async () => {
    const [one, other] = [
      await stripe.products.create({ name: "A" }),
      await stripe.products.create({ name: "B" }),
    ];
    const both = await errorOf(stripe.products.list({ ending_before: one.id, starting_after: other.id }));
    assert.equal(both.statusCode, 400);
    assert.match(both.message, /^Received both starting_after and ending_before/);
    assert.deepEqual([both.code, both.param], [undefined, undefined]);
    const unknown = await errorOf(stripe.products.list({ ending_before: "prod_no", starting_after: one.id }));
    assert.equal(unknown.code, "resource_missing");
  });

  it("addresses that no mail reaches are refused", async () => {
    const { id } = await stripe.customers.create({ email: "ada@example.com" });
    for (const [call, param] of [
      [stripe.customers.create({ email: "ada" }), "email"],
      [stripe.customers.update(id, { email: "ada @example.com" }), "email"],
      [
        stripe.checkout.sessions.create({
          customer_email: "ada@",
          mode: "setup",
          success_url: "https://x.test",
        }),
        "customer_email",
      ],
    ] as const) {
      const error = await errorOf(call);
      assert.deepEqual([error.code, error.param], ["email_invalid", param]);
    }
    assert.equal((await stripe.customers.update(id, { email: "" })).email, null);
  });

  it("a confirmation that might redirect needs a way back", async () => {
    const create = (params: Partial<Stripe.PaymentIntentCreateParams>) =>
      matching(twin).paymentIntents.create({
        amount: 1000,
        confirm: true,
        currency: "usd",
        payment_method: "pm_card_visa",
        ...params,
      });
    const lost = await errorOf(create({ automatic_payment_methods: { enabled: true } }));
    assert.equal(lost.param, "return_url");
    for (const params of [
      { automatic_payment_methods: { enabled: true }, return_url: "https://shop.test/back" },
      { automatic_payment_methods: { allow_redirects: "never", enabled: true } },
      {},
    ] as const)
      assert.equal((await create(params)).status, "succeeded");
  });
});
