import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningTwin, startTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { errorOf, NOW, newest } from "./sdk.ts";

const ROUNDS = 125;
const REQUESTS_A_ROUND = 16;

/**
 * A round of requests such as applications send, four of which fail. Each has an idempotency key of its own:
 * the SDK would draw one at random, and events show it.
 */
async function round(stripe: Stripe, count: number): Promise<void> {
  let step = 0;
  const key = () => ({ idempotencyKey: `${count}-${step++}` });
  const customer = await stripe.customers.create({ name: `Ada ${count}` }, key());
  await stripe.customers.update(customer.id, { description: "ü" }, key());
  const attached = { customer: customer.id };
  const method = await stripe.paymentMethods.attach("pm_card_visa", attached, key());
  const paid = await stripe.paymentIntents.create(
    {
      amount: 1000 + count,
      currency: "usd",
      customer: customer.id,
      payment_method: method.id,
      confirm: true,
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
    },
    key(),
  );
  await stripe.refunds.create({ payment_intent: paid.id, amount: 300 }, key());
  await errorOf(stripe.refunds.create({ payment_intent: paid.id, amount: 999_999 }, key()));
  const product = { name: `Tea ${count % 40}` };
  await stripe.products.create(product, { idempotencyKey: `order-${count % 40}` });
  const tea = await stripe.products.create({ name: "Tea" }, key());
  const price = await stripe.prices.create({ product: tea.id, currency: "eur", unit_amount: 500 }, key());
  await stripe.prices.update(price.id, { active: false }, key());
  await errorOf(stripe.paymentIntents.create({ amount: 100, currency: "none" }, key()));
  await errorOf(stripe.customers.retrieve("cus_nobody"));
  await stripe.customers.list({ limit: 3 });
  await stripe.events.list({ limit: 5 });
  await stripe.paymentIntents.retrieve(paid.id, { expand: ["latest_charge", "customer"] });
  await errorOf(stripe.paymentIntents.confirm(paid.id, {}, key()));
}

/** The machine's times, and the checksums of lines that hold them. */
const walls = /^.{8} |"wall":\d+/gm;

/** The same session with a twin of its own, and what its journal holds but for the machine's times. */
async function journalOfSession(port: number): Promise<{ readonly port: number; readonly journal: string }> {
  const folder = mkdtempSync(join(tmpdir(), "wondertwin-determinism-"));
  try {
    const twin: RunningTwin = await startTwin("stripe", {
      now: NOW * 1000,
      port,
      journal: { folder, rotateAfter: 900 },
    });
    const accounts = ["sk_test_one", "sk_test_two", "sk_test_three"].map((key) => newest(twin, key));
    for (let count = 0; count < ROUNDS; count++) {
      const stripe = accounts[count % accounts.length];
      assert.ok(stripe);
      await round(stripe, count);
      if (count % 10 === 9) twin.advance("7h");
    }
    await twin.close();
    const files = readdirSync(folder).filter((name) => name.startsWith("journal-"));
    const lines = files.sort().map((name) => readFileSync(join(folder, name), "utf8"));
    return { port: twin.port, journal: lines.join("").replaceAll(walls, "") };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("two twins of one seed", function () {
  this.timeout(120_000);

  it(`have the same journal after ${ROUNDS * REQUESTS_A_ROUND} requests of the SDK`, async () => {
    const one = await journalOfSession(0);
    const requests = one.journal.match(/"kind":"request"/g)?.length;
    assert.equal(requests, ROUNDS * REQUESTS_A_ROUND);
    assert.ok((one.journal.match(/"status":[45]\d\d/g)?.length ?? 0) >= ROUNDS * 4);
    const other = await journalOfSession(one.port);
    assert.equal(other.journal, one.journal);
  });
});
