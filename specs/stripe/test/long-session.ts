/**
 * A long session of the SDK with a twin of its own, in a process of its own: several accounts, requests that fail,
 * faults, clocks that move, events that are delivered. `node long-session.ts FOLDER RECEIVER ROUNDS` keeps the
 * journal in the folder and prints the twin's port.
 */
import { startTwin } from "@wondertwin/framework/testing";
import Stripe from "stripe";
import { NOW, newest } from "./sdk.ts";

/** What a call gives, once the events of it are delivered: the next request comes behind them every time. */
async function made<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } finally {
    await twin.webhooks.settled();
  }
}

/** A call that may fail, and does so sometimes. */
async function tried(call: Promise<unknown>): Promise<void> {
  try {
    await made(call);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
  }
}

/**
 * A round of 16 requests such as applications send, four of which always fail. Each has an idempotency key of its
 * own: the SDK would draw one at random, and events show it.
 */
async function round(stripe: Stripe, count: number): Promise<void> {
  let step = 0;
  const key = () => ({ idempotencyKey: `${count}-${step++}` });
  const customer = await made(stripe.customers.create({ name: `Ada ${count}` }, key()));
  await tried(stripe.customers.update(customer.id, { description: "ü" }, key()));
  const attached = { customer: customer.id };
  const method = await made(stripe.paymentMethods.attach("pm_card_visa", attached, key()));
  const paid = await made(
    stripe.paymentIntents.create(
      {
        amount: 1000 + count,
        currency: "usd",
        customer: customer.id,
        payment_method: method.id,
        confirm: true,
        automatic_payment_methods: { enabled: true, allow_redirects: "never" },
      },
      key(),
    ),
  );
  await tried(stripe.refunds.create({ payment_intent: paid.id, amount: 300 }, key()));
  await tried(stripe.refunds.create({ payment_intent: paid.id, amount: 999_999 }, key()));
  const product = { name: `Tea ${count % 40}` };
  await tried(stripe.products.create(product, { idempotencyKey: `order-${count % 40}` }));
  const tea = await made(stripe.products.create({ name: "Tea" }, key()));
  const price = await made(
    stripe.prices.create({ product: tea.id, currency: "eur", unit_amount: 500 }, key()),
  );
  await tried(stripe.prices.update(price.id, { active: false }, key()));
  await tried(stripe.paymentIntents.create({ amount: 100, currency: "none" }, key()));
  await tried(stripe.customers.retrieve("cus_nobody"));
  await tried(stripe.customers.list({ limit: 3 }));
  await tried(stripe.events.list({ limit: 5 }));
  await tried(stripe.paymentIntents.retrieve(paid.id, { expand: ["latest_charge", "customer"] }));
  await tried(stripe.paymentIntents.confirm(paid.id, {}, key()));
}

/** Does to the twin what its user does in between. */
async function meddle(count: number): Promise<void> {
  if (count % 25 === 3) {
    twin.faults.add({ resource: "refund", probability: 0.3, preset: "api_error" });
    twin.faults.add({ method: "POST", path: "/v1/prices/*", every: 3, network: "malformed", on: "answer" });
    twin.faults.add({ method: "GET", path: "/v1/events", every: 2, preset: "rate_limit" });
    twin.faults.add({ method: "GET", path: "/v1/customers", first: 2, status: 503, body: "down" });
  }
  if (count % 25 === 20) twin.faults.clear();
  if (count % 10 !== 9) return;
  // One account after the other: what several receive at once arrives in any order.
  for (const account of twin.partitions()) {
    twin.advance("7h", account);
    await twin.webhooks.settled();
  }
}

const [folder = "", receiver = "", rounds] = process.argv.slice(2);
const twin = await startTwin("stripe", {
  now: NOW * 1000,
  webhook: { url: receiver, events: ["payment_intent.succeeded", "charge.refunded", "customer.created"] },
  journal: { folder, rotateAfter: 1700 },
});
const accounts = ["sk_test_one", "sk_test_two", "sk_test_three"].map((key) => newest(twin, key));
for (let count = 0; count < Number(rounds); count++) {
  for (const stripe of accounts.slice(count % 3, (count % 3) + 1)) await round(stripe, count);
  await meddle(count);
}
await twin.close();
process.stdout.write(`${twin.port}\n`);
