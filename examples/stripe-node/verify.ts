import assert from "node:assert/strict";
import { startTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { Buyer } from "./buyer.ts";
import { openShop } from "./open-shop.ts";
import { Steps } from "./steps.ts";
import { stripeFromEnv } from "./stripe-from-env.ts";

/** Buys in the shop with good and bad cards, and compares what the shop says with what the twin holds. */
await using twin = await startTwin("stripe");
const stripe = stripeFromEnv({
  STRIPE_SECRET_KEY: "sk_test_shop",
  STRIPE_HOST: twin.host,
  STRIPE_PORT: String(twin.port),
  STRIPE_PROTOCOL: "http",
});
await using shop = await openShop(stripe);
const buyer = new Buyer(shop.url);
const steps = new Steps();

await steps.step("a good card pays", async () => {
  const { status, order } = await buyer.order("order-1", "teapot", "pm_card_visa");
  assert.equal(status, 200);
  assert.equal(order.status, "paid");
  const payment = await paymentOf(order.payment);
  assert.equal(payment.status, "succeeded");
  assert.equal(payment.amount_received, 4200);
  assert.deepEqual(await eventsOf(payment), [
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
  ]);
});

await steps.step("a repeated order is charged once, also by a shop that has forgotten it", async () => {
  const { order } = await buyer.order("order-1", "teapot", "pm_card_visa");
  await using restarted = await openShop(stripe, { publicUrl: shop.url });
  const again = await new Buyer(restarted.url).order("order-1", "teapot", "pm_card_visa");
  assert.deepEqual(again.order, order);
  const { data } = await stripe.charges.list({ customer: order.customer });
  assert.equal(data.length, 1);
});

await steps.step("a declined card leaves the order unpaid and tells the buyer why", async () => {
  const { status, order } = await buyer.order("order-2", "mug", "pm_card_chargeDeclined");
  assert.equal(status, 402);
  assert.equal(order.status, "unpaid");
  assert.equal(order.problem, "Your card was declined.");
  const payment = await paymentOf(order.payment);
  assert.equal(payment.status, "requires_payment_method");
  assert.equal(payment.last_payment_error?.decline_code, "generic_decline");
  assert.deepEqual(await eventsOf(payment), [
    "payment_intent.created",
    "charge.failed",
    "payment_intent.payment_failed",
  ]);
});

await steps.step("another card pays the same order", async () => {
  const { order } = await buyer.payAgain("order-2", "pm_card_mastercard");
  assert.equal(order.status, "paid");
  assert.equal(order.problem, undefined);
  const { data } = await stripe.charges.list({ customer: order.customer });
  assert.deepEqual(
    data.map(({ status }) => status),
    ["succeeded", "failed"],
  );
});

await steps.step("a card that wants 3D Secure pays once its owner has authenticated", async () => {
  const asked = await buyer.order("order-3", "mug", "pm_card_authenticationRequired");
  assert.equal(asked.order.status, "action_required");
  assert.equal((await paymentOf(asked.order.payment)).status, "requires_action");
  const { order } = await buyer.authenticate(asked, "complete");
  assert.equal(order.status, "paid");
  const payment = await paymentOf(order.payment);
  assert.equal(payment.amount_received, 1500);
  assert.deepEqual(await eventsOf(payment), [
    "payment_intent.created",
    "payment_intent.requires_action",
    "charge.succeeded",
    "payment_intent.succeeded",
  ]);
});

await steps.step("an authentication that fails leaves the order unpaid", async () => {
  const asked = await buyer.order("order-4", "mug", "pm_card_authenticationRequired");
  const { status, order } = await buyer.authenticate(asked, "fail");
  assert.equal(status, 402);
  assert.equal(order.status, "unpaid");
  assert.match(order.problem ?? "", /unable to authenticate/);
});

await steps.step(
  "a refund gives part of the price back, a second one the rest, a third nothing",
  async () => {
    const part = await buyer.refund("order-1", 1200);
    assert.equal(part.order.status, "partly_refunded");
    const tooMuch = await buyer.refund("order-1", 3001);
    assert.equal(tooMuch.status, 409);
    assert.match(tooMuch.error ?? "", /greater than unrefunded amount/);
    const rest = await buyer.refund("order-1");
    assert.equal(rest.order.status, "refunded");
    assert.equal(rest.order.refunded, 4200);
    assert.equal((await buyer.refund("order-1", 1)).status, 409);
  },
);

await steps.step("the books agree with the shop", async () => {
  const { data } = await stripe.balanceTransactions.list({ limit: 100 });
  assert.deepEqual(
    data.map(({ type, amount }) => [type, amount]),
    [
      ["refund", -3000],
      ["refund", -1200],
      ["charge", 1500],
      ["charge", 1500],
      ["charge", 4200],
    ],
  );
  for (const { amount, fee, net } of data) assert.equal(net, amount - fee);
  const kept = data.reduce((sum, { net }) => sum + net, 0);
  const { available, pending } = await stripe.balance.retrieve();
  assert.equal(
    [...available, ...pending].reduce((sum, { amount }) => sum + amount, 0),
    kept,
  );
});

process.exitCode = steps.exitCode;

async function paymentOf(id: string | undefined): Promise<Stripe.PaymentIntent> {
  assert.ok(id, "The order has no payment.");
  return stripe.paymentIntents.retrieve(id);
}

/** What happened to a payment and its charges, oldest first. */
async function eventsOf({ id }: Stripe.PaymentIntent): Promise<string[]> {
  const { data } = await stripe.events.list({ limit: 100 });
  return data
    .filter(({ data: { object } }) => {
      const { id: own, payment_intent } = Object(object);
      return own === id || payment_intent === id;
    })
    .map(({ type }) => type)
    .toReversed();
}
