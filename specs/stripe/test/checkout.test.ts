import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { errorOf, matching, NOW, newest, startStripe } from "./sdk.ts";

describe("checkout sessions and payment links", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  let tea: string;
  let monthly: string;
  before(async () => {
    twin = await startStripe();
    stripe = newest(twin);
    const product_data = { name: "Tea" };
    tea = (await stripe.prices.create({ currency: "usd", unit_amount: 1250, product_data })).id;
    monthly = (
      await stripe.prices.create({
        currency: "usd",
        unit_amount: 900,
        product_data,
        recurring: { interval: "month" },
      })
    ).id;
  });
  after(() => twin.close());

  const success_url = "https://example.com/thanks";
  const pay = (params: Stripe.Checkout.SessionCreateParams = {}) =>
    matching(twin).checkout.sessions.create({
      mode: "payment",
      success_url,
      line_items: [{ price: tea, quantity: 2 }],
      ...params,
    });

  it("opens a session for what is bought", async () => {
    const session = await pay({ customer_email: "ada@example.com", expand: ["line_items"] });
    assert.match(session.id, /^cs_test_[0-9A-Za-z]{58}$/);
    assert.equal(session.amount_total, 2500);
    assert.equal(session.currency, "usd");
    assert.equal(session.status, "open");
    assert.equal(session.payment_status, "unpaid");
    assert.equal(session.expires_at, NOW + 86_400);
    assert.ok(session.url?.startsWith(`https://checkout.stripe.com/c/pay/${session.id}`));
    const [item] = session.line_items?.data ?? [];
    assert.equal(item?.description, "Tea");
    assert.equal(item?.quantity, 2);
    assert.equal(item?.price?.id, tea);
    const { data } = await stripe.checkout.sessions.listLineItems(session.id);
    assert.deepEqual(
      data.map(({ id }) => id),
      [item?.id],
    );
    assert.equal((await stripe.checkout.sessions.retrieve(session.id)).line_items, undefined);
  });

  it("takes prices written out, which nothing else offers", async () => {
    const session = await pay({
      line_items: [
        { quantity: 3, price_data: { currency: "eur", unit_amount: 100, product_data: { name: "Cup" } } },
      ],
      expand: ["line_items"],
    });
    assert.equal(session.amount_total, 300);
    assert.equal(session.currency, "eur");
    assert.equal(session.line_items?.data[0]?.price?.active, false);
  });

  it("expires once", async () => {
    const { id } = await pay();
    const expired = await stripe.checkout.sessions.expire(id);
    assert.equal(expired.status, "expired");
    assert.equal(expired.url, null);
    assert.match((await errorOf(stripe.checkout.sessions.expire(id))).message, /status of expired/);
    const [event] = (await stripe.events.list({ limit: 1 })).data;
    assert.equal(event?.type, "checkout.session.expired");
  });

  it("refuses what its mode cannot sell", async () => {
    const recurring = await errorOf(pay({ line_items: [{ price: monthly, quantity: 1 }] }));
    assert.match(recurring.message, /^You specified `payment` mode but passed a recurring price\./);
    const once = await errorOf(pay({ mode: "subscription" }));
    assert.match(once.message, /at least one recurring price/);
    assert.equal((await errorOf(pay({ line_items: [] }))).param, "line_items");
    assert.equal((await errorOf(pay({ line_items: [{ price: tea }] }))).param, "line_items[0][quantity]");
    assert.equal(
      (await errorOf(pay({ line_items: [{ price: "price_none", quantity: 1 }] }))).message,
      "No such price: 'price_none'",
    );
    assert.equal((await errorOf(pay({ expires_at: NOW + 60 }))).param, "expires_at");
    const setup = await pay({ mode: "setup", line_items: [] });
    assert.equal(setup.payment_status, "no_payment_required");
    assert.equal(setup.amount_total, null);
  });

  it("makes payment links", async () => {
    const link = await stripe.paymentLinks.create({ line_items: [{ price: tea, quantity: 1 }] });
    assert.match(link.id, /^plink_1/);
    assert.equal(link.active, true);
    assert.equal(link.currency, "usd");
    assert.ok(link.url.startsWith("https://buy.stripe.com/test_"));
    const { data } = await stripe.paymentLinks.listLineItems(link.id);
    assert.equal(data[0]?.amount_total, 1250);
    assert.equal((await stripe.paymentLinks.update(link.id, { active: false })).active, false);
  });
});
