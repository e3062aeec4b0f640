import assert from "node:assert/strict";
import { type RunningTwin, startTwin } from "@wondertwin/framework/testing";
import Stripe from "stripe";
import { errorOf, NOW, newest } from "./sdk.ts";

describe("rate limits", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  beforeEach(async () => {
    twin = await startTwin("stripe", { now: NOW * 1000, rateLimits: true });
    stripe = newest(twin);
  });
  afterEach(() => twin.close());

  /** How many of these calls go through before one is refused; the error of that one. */
  async function refusal(
    call: () => Promise<unknown>,
  ): Promise<{ passed: number; error: Stripe.errors.StripeError }> {
    for (let passed = 0; ; passed++) {
      const error = await call().then(
        () => undefined,
        (failed: unknown) => failed,
      );
      if (error instanceof Stripe.errors.StripeError) return { passed, error };
      assert.equal(error, undefined);
    }
  }

  it("of an account refuse the 26th request of a second, in a way that the SDK knows", async () => {
    const { passed, error } = await refusal(() => stripe.customers.list());
    assert.equal(passed, 25);
    assert.ok(error instanceof Stripe.errors.StripeRateLimitError);
    assert.equal(error.statusCode, 429);
    assert.equal(error.code, "rate_limit");
    assert.equal(error.headers?.["stripe-rate-limited-reason"], "global-rate");
    assert.equal(error.headers?.["retry-after"], undefined);
    await newest(twin, "sk_test_another").customers.list();
    twin.advance("1s");
    await stripe.customers.list();
  });

  it("are for search stricter", async () => {
    const { passed, error } = await refusal(() =>
      stripe.customers.search({ query: 'email:"a@example.com"' }),
    );
    assert.equal(passed, 20);
    assert.equal(error.headers?.["stripe-rate-limited-reason"], "endpoint-rate");
    await stripe.customers.list();
  });

  it("of one payment intent refuse its thousand and first change of an hour", async () => {
    const { id } = await stripe.paymentIntents.create({ amount: 100, currency: "usd" });
    const { passed, error } = await refusal(() => {
      twin.advance("1s");
      return stripe.paymentIntents.update(id, { description: "again" });
    });
    assert.equal(passed, 1000);
    assert.equal(error.headers?.["stripe-rate-limited-reason"], "resource-specific");
    twin.advance("1s");
    await stripe.paymentIntents.create({ amount: 100, currency: "usd" });
    twin.advance("1h");
    await stripe.paymentIntents.update(id, { description: "later" });
  });

  it("refuse what is sent again under a key just as well, and let it through later", async () => {
    const once = { idempotencyKey: "once" };
    const { id } = await stripe.customers.create({}, once);
    await refusal(() => stripe.customers.list());
    assert.ok(
      (await errorOf(stripe.customers.create({}, once))) instanceof Stripe.errors.StripeRateLimitError,
    );
    twin.advance("1s");
    assert.equal((await stripe.customers.create({}, once)).id, id);
  });

  it("are not enforced unless somebody asks for it", async () => {
    twin.limits.enforce(false);
    await Promise.all(Array.from({ length: 60 }, () => stripe.customers.list()));
  });
});
