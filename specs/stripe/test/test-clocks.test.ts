import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { during } from "./during.ts";
import { errorOf, matching, NOW, startStripe } from "./sdk.ts";

const DAY = 86_400;
const START = Date.UTC(2027, 4, 31, 9) / 1000;
const JUNE = Date.UTC(2027, 5, 30, 9) / 1000;
const JULY = Date.UTC(2027, 6, 31, 9) / 1000;

describe("a test clock", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  let monthly: string;
  beforeEach(async () => {
    twin = await startStripe();
    stripe = matching(twin);
    const product_data = { name: "Tea club" };
    const recurring = { interval: "month" } as const;
    monthly = (await stripe.prices.create({ currency: "usd", product_data, recurring, unit_amount: 1500 }))
      .id;
  });
  afterEach(() => twin.close());

  const clocks = () => stripe.testHelpers.testClocks;
  const started = (frozen_time = START) => clocks().create({ frozen_time, name: "Renewals" });
  const payer = (test_clock: string | undefined, card = "pm_card_visa") =>
    stripe.customers.create({
      invoice_settings: { default_payment_method: card },
      payment_method: card,
      ...(test_clock !== undefined && { test_clock }),
    });

  async function subscribe(
    test_clock: string | undefined,
    params: Partial<Stripe.SubscriptionCreateParams> = {},
  ): Promise<Stripe.Subscription> {
    const { id: customer } = await payer(test_clock);
    return stripe.subscriptions.create({ customer, items: [{ price: monthly }], ...params });
  }

  /** Advances a clock and waits, as applications do, until it is ready. */
  async function advance(id: string, frozen_time: number): Promise<Stripe.TestHelpers.TestClock> {
    assert.equal((await clocks().advance(id, { frozen_time })).status, "advancing");
    const clock = await clocks().retrieve(id);
    assert.deepEqual([clock.status, clock.frozen_time], ["ready", frozen_time]);
    return clock;
  }

  const shown = async ({ id }: Stripe.Subscription) => {
    const found = await stripe.subscriptions.retrieve(id);
    return [
      found.status,
      Reflect.get(found, "current_period_start"),
      Reflect.get(found, "current_period_end"),
    ];
  };

  it("is frozen where it was set, and what is made of its customers is made then", async () => {
    const clock = await started();
    assert.match(clock.id, /^clock_1/);
    assert.deepEqual([clock.status, clock.created, clock.deletes_after], ["ready", NOW, NOW + 30 * DAY]);
    const subscription = await subscribe(clock.id);
    assert.equal(subscription.test_clock, clock.id);
    assert.equal(subscription.created, START);
    assert.deepEqual(await shown(subscription), ["active", START, JUNE]);
    const invoice = await stripe.invoices.retrieve(String(subscription.latest_invoice));
    assert.deepEqual(
      [invoice.test_clock, invoice.created, invoice.status_transitions.paid_at],
      [clock.id, START, START],
    );
    assert.equal(
      ((await stripe.customers.retrieve(String(subscription.customer))) as Stripe.Customer).created,
      START,
    );
  });

  it("brings about what is due, each thing at its own time, and leaves the twin's clock alone", async () => {
    const clock = await started();
    const bound = await subscribe(clock.id);
    const free = await subscribe(undefined);
    const names = await during(stripe, () => advance(clock.id, JULY));
    assert.equal(names[0], "test_helpers.test_clock.advancing");
    assert.equal(names.at(-1), "test_helpers.test_clock.ready");
    assert.equal(names.filter((name) => name === "invoice.paid").length, 1);
    await advance(clock.id, JULY + 3600);
    assert.deepEqual((await shown(bound)).slice(0, 2), ["active", JULY]);
    const { data } = await stripe.invoices.list({ subscription: bound.id });
    assert.deepEqual(
      data.map(({ created, status_transitions }) => [created, status_transitions.paid_at]),
      [
        [JULY, JULY + 3600],
        [JUNE, JUNE + 3600],
        [START, START],
      ],
    );
    assert.deepEqual((await shown(free)).slice(0, 2), ["active", NOW]);
    assert.equal(twin.clock().now, new Date(NOW * 1000).toISOString());
  });

  it("is not moved by the twin's clock", async () => {
    const clock = await started(NOW + DAY);
    const bound = await subscribe(clock.id);
    // Behind the period's end, before the clock is deleted.
    twin.advance("708h");
    assert.deepEqual((await shown(bound)).slice(0, 2), ["active", NOW + DAY]);
  });

  it("announces trials, duns, and ends", async () => {
    const clock = await started();
    const trial = await subscribe(clock.id, { trial_period_days: 7 });
    const short = await during(stripe, () => subscribe(clock.id, { trial_period_days: 2 }));
    assert.ok(short.includes("customer.subscription.trial_will_end"));
    await advance(clock.id, START + 5 * DAY);
    assert.equal((await stripe.events.list({ type: "customer.subscription.trial_will_end" })).data.length, 2);
    const { id } = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", {
      customer: String(trial.customer),
    });
    await stripe.subscriptions.update(trial.id, { default_payment_method: id });
    await advance(clock.id, START + 7 * DAY + 3600);
    assert.equal((await shown(trial))[0], "past_due");
    await advance(clock.id, START + 24 * DAY);
    const ended = await stripe.subscriptions.retrieve(trial.id);
    assert.deepEqual([ended.status, ended.ended_at], ["canceled", START + 22 * DAY + 3600]);
  });

  it("lists its customers and subscriptions, which no other list shows", async () => {
    const clock = await started();
    const bound = await subscribe(clock.id);
    assert.deepEqual((await stripe.customers.list()).data, []);
    assert.deepEqual((await stripe.subscriptions.list()).data, []);
    const test_clock = clock.id;
    assert.equal((await stripe.customers.list({ test_clock })).data.length, 1);
    assert.equal((await stripe.subscriptions.list({ test_clock })).data.length, 1);
    assert.equal((await stripe.subscriptions.list({ customer: String(bound.customer) })).data.length, 1);
  });

  it("goes forward only, and not too far", async () => {
    const clock = await started();
    const far = async (frozen_time: number) =>
      (await errorOf(clocks().advance(clock.id, { frozen_time }))).param;
    assert.equal(await far(START), "frozen_time");
    assert.equal(await far(START + 731 * DAY), "frozen_time");
    await subscribe(clock.id);
    assert.equal(await far(JULY + 1), "frozen_time");
    await advance(clock.id, JULY);
    const missing = await errorOf(stripe.customers.create({ test_clock: "clock_none" }));
    assert.equal(missing.code, "resource_missing");
  });

  it("is deleted after thirty days", async () => {
    const clock = await started();
    const bound = await subscribe(clock.id);
    twin.advance("30d");
    assert.equal((await errorOf(clocks().retrieve(clock.id))).code, "resource_missing");
    assert.equal((await stripe.subscriptions.retrieve(bound.id)).status, "canceled");
    const [event] = (await stripe.events.list({ limit: 1 })).data;
    assert.equal(event?.type, "test_helpers.test_clock.deleted");
  });

  it("takes its customers with it", async () => {
    const clock = await started();
    const bound = await subscribe(clock.id);
    assert.equal((await clocks().del(clock.id)).deleted, true);
    assert.equal((await stripe.subscriptions.retrieve(bound.id)).status, "canceled");
    assert.equal((await during(stripe, () => twin.advance("30d"))).length, 0);
    const gone = await stripe.customers.retrieve(String(bound.customer));
    assert.equal(gone.deleted, true);
  });
});
