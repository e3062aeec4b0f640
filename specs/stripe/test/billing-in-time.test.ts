import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { during as eventsDuring } from "./during.ts";
import { eventNames } from "./expanded.ts";
import { errorOf, matching, NOW, startStripe } from "./sdk.ts";

const DAY = 86_400;
/** The days that a month's subscription of the 31st of January is billed on. */
const FEBRUARY = Date.UTC(2026, 1, 28, 12) / 1000;
const MARCH = Date.UTC(2026, 2, 31, 12) / 1000;
const APRIL = Date.UTC(2026, 3, 30, 12) / 1000;

describe("billing as time goes by", () => {
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

  async function payer(card = "pm_card_visa"): Promise<string> {
    const { id } = await stripe.customers.create({
      invoice_settings: { default_payment_method: card },
      payment_method: card,
    });
    return id;
  }

  const subscribe = async (params: Partial<Stripe.SubscriptionCreateParams> = {}) =>
    stripe.subscriptions.create({
      customer: params.customer ?? (await payer()),
      items: [{ price: monthly }],
      ...params,
    });

  /** Gives the customer a card that is attached without complaint and declined when it is charged. */
  async function failing({ customer }: Stripe.Subscription): Promise<void> {
    const { id } = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", {
      customer: String(customer),
    });
    await stripe.customers.update(String(customer), { invoice_settings: { default_payment_method: id } });
  }

  const current = ({ id }: Stripe.Subscription) => stripe.subscriptions.retrieve(id);
  const period = async (subscription: Stripe.Subscription) => {
    const shown = await current(subscription);
    return [Reflect.get(shown, "current_period_start"), Reflect.get(shown, "current_period_end")];
  };
  const latest = async (subscription: Stripe.Subscription) =>
    stripe.invoices.retrieve(String((await current(subscription)).latest_invoice));
  const to = (unix: number) => twin.setClock(unix * 1000);

  const during = (act: () => unknown) => eventsDuring(stripe, act);

  it("drafts each period's invoice, finalizes it an hour later and collects it", async () => {
    const subscription = await subscribe();
    assert.deepEqual(await during(() => to(FEBRUARY)), ["invoice.created", "customer.subscription.updated"]);
    assert.deepEqual(await period(subscription), [FEBRUARY, MARCH]);
    const draft = await latest(subscription);
    assert.equal(draft.status, "draft");
    assert.equal(draft.billing_reason, "subscription_cycle");
    assert.deepEqual([draft.amount_due, draft.period_start, draft.period_end], [1500, NOW, FEBRUARY]);
    assert.equal(draft.next_payment_attempt, FEBRUARY + 3600);
    assert.deepEqual(draft.lines.data[0]?.period, { end: MARCH, start: FEBRUARY });
    const collected = await during(() => twin.advance("1h"));
    for (const name of ["invoice.finalized", "charge.succeeded", "invoice.paid", "payment_intent.succeeded"])
      assert.ok(collected.includes(name), name);
    assert.equal((await latest(subscription)).status, "paid");
    to(APRIL);
    assert.equal((await stripe.invoices.list({ subscription: subscription.id })).data.length, 4);
    assert.equal((await current(subscription)).status, "active");
  });

  it("gives every moment of a long jump its own time", async () => {
    const subscription = await subscribe();
    to(APRIL + 3600);
    const { data } = await stripe.invoices.list({ subscription: subscription.id });
    assert.deepEqual(
      data.map(({ created, status, status_transitions }) => [created, status, status_transitions.paid_at]),
      [
        [APRIL, "paid", APRIL + 3600],
        [MARCH, "paid", MARCH + 3600],
        [FEBRUARY, "paid", FEBRUARY + 3600],
        [NOW, "paid", NOW],
      ],
    );
  });

  it("tries a failed payment again, and ends the subscription when it never works", async () => {
    const subscription = await subscribe();
    await failing(subscription);
    to(FEBRUARY + 3600);
    const invoice = await latest(subscription);
    assert.deepEqual(
      [invoice.status, invoice.attempt_count, invoice.next_payment_attempt],
      ["open", 1, FEBRUARY + 3600 + 3 * DAY],
    );
    assert.equal((await current(subscription)).status, "past_due");
    const retried = await during(() => twin.advance("8d"));
    assert.equal(retried.filter((name) => name === "invoice.payment_failed").length, 2);
    assert.equal((await latest(subscription)).attempt_count, 3);
    const last = await during(() => twin.advance("7d"));
    assert.ok(last.includes("customer.subscription.deleted"));
    const ended = await current(subscription);
    assert.equal(ended.status, "canceled");
    assert.equal(ended.cancellation_details?.reason, "payment_failed");
    assert.deepEqual(await during(() => twin.advance("90d")), []);
  });

  it("recovers when a retry works", async () => {
    const subscription = await subscribe();
    await failing(subscription);
    to(FEBRUARY + 3600);
    const { id } = await stripe.paymentMethods.attach("pm_card_visa", {
      customer: String(subscription.customer),
    });
    await stripe.subscriptions.update(subscription.id, { default_payment_method: id });
    twin.advance("3d");
    assert.equal((await current(subscription)).status, "active");
    const paid = await latest(subscription);
    assert.deepEqual([paid.status, paid.next_payment_attempt], ["paid", null]);
  });

  it("announces a trial's end, and bills the first period behind it", async () => {
    const subscription = await subscribe({ trial_period_days: 14 });
    const end = NOW + 14 * DAY;
    assert.deepEqual(await during(() => to(end - 3 * DAY)), ["customer.subscription.trial_will_end"]);
    assert.equal((await current(subscription)).status, "trialing");
    assert.deepEqual(await during(() => to(end)), ["invoice.created", "customer.subscription.updated"]);
    const begun = await current(subscription);
    assert.equal(begun.status, "active");
    assert.deepEqual(await period(subscription), [end, Date.UTC(2026, 2, 14, 12) / 1000]);
    twin.advance("1h");
    const invoice = await latest(subscription);
    assert.deepEqual([invoice.status, invoice.amount_paid], ["paid", 1500]);
  });

  it("announces a short trial's end at once", async () => {
    const names = await during(() => subscribe({ trial_period_days: 2 }));
    assert.equal(names.filter((name) => name === "customer.subscription.trial_will_end").length, 1);
  });

  it("ends a trial early, and charges then", async () => {
    const subscription = await subscribe({ trial_period_days: 14 });
    twin.advance("1d");
    const begun = await stripe.subscriptions.update(subscription.id, { trial_end: "now" });
    assert.deepEqual([begun.status, begun.trial_end], ["active", NOW + DAY]);
    assert.deepEqual(await period(begun), [NOW + DAY, Date.UTC(2026, 2, 1, 12) / 1000]);
    const invoice = await latest(begun);
    assert.deepEqual([invoice.status, invoice.amount_paid], ["paid", 1500]);
  });

  it("moves a trial's end", async () => {
    const subscription = await subscribe({ trial_period_days: 14 });
    await stripe.subscriptions.update(subscription.id, { trial_end: NOW + 30 * DAY });
    to(NOW + 15 * DAY);
    assert.equal((await current(subscription)).status, "trialing");
    assert.equal((await during(() => to(NOW + 27 * DAY)))[0], "customer.subscription.trial_will_end");
    to(NOW + 30 * DAY);
    assert.equal((await current(subscription)).status, "active");
    const past = await errorOf(stripe.subscriptions.update(subscription.id, { trial_end: NOW }));
    assert.equal(past.param, "trial_end");
  });

  for (const [missing_payment_method, status, event] of [
    ["cancel", "canceled", "customer.subscription.deleted"],
    ["pause", "paused", "customer.subscription.paused"],
    ["create_invoice", "past_due", "invoice.payment_failed"],
  ] as const)
    it(`does what was said of a trial without a payment method: ${missing_payment_method}`, async () => {
      const { id: customer } = await stripe.customers.create({});
      const subscription = await subscribe({
        customer,
        trial_period_days: 7,
        trial_settings: { end_behavior: { missing_payment_method } },
      });
      to(NOW + 6 * DAY);
      const names = await during(() => to(NOW + 7 * DAY + 3600));
      assert.ok(names.includes(event), names.join());
      assert.equal((await current(subscription)).status, status);
    });

  it("cancels at the period's end, or at a moment", async () => {
    const atEnd = await subscribe();
    const atMoment = await subscribe();
    await stripe.subscriptions.update(atEnd.id, { cancel_at_period_end: true });
    await stripe.subscriptions.update(atMoment.id, { cancel_at: NOW + 40 * DAY });
    to(FEBRUARY);
    const ended = await current(atEnd);
    assert.deepEqual([ended.status, ended.ended_at, ended.canceled_at], ["canceled", FEBRUARY, NOW]);
    assert.equal((await stripe.invoices.list({ subscription: atEnd.id })).data.length, 1);
    assert.equal((await current(atMoment)).status, "active");
    to(NOW + 40 * DAY);
    assert.equal((await current(atMoment)).ended_at, NOW + 40 * DAY);
    assert.equal((await eventNames(stripe)).at(-1), "customer.subscription.deleted");
  });

  it("goes on where a cancellation is taken back, and not where it happened", async () => {
    const kept = await subscribe();
    const gone = await subscribe();
    await stripe.subscriptions.update(kept.id, { cancel_at_period_end: true });
    await stripe.subscriptions.update(kept.id, { cancel_at_period_end: false });
    await stripe.subscriptions.cancel(gone.id);
    to(FEBRUARY);
    assert.deepEqual(await period(kept), [FEBRUARY, MARCH]);
    assert.deepEqual(await period(gone), [NOW, FEBRUARY]);
  });

  it("gives up a first payment after 23 hours", async () => {
    const customer = await payer("pm_card_chargeCustomerFail");
    const subscription = await subscribe({ customer });
    assert.equal(subscription.status, "incomplete");
    twin.advance("22h");
    assert.equal((await current(subscription)).status, "incomplete");
    assert.deepEqual(await during(() => twin.advance("1h")), [
      "customer.subscription.updated",
      "payment_intent.canceled",
      "invoice.voided",
    ]);
    assert.equal((await current(subscription)).status, "incomplete_expired");
    assert.equal((await latest(subscription)).status, "void");
  });

  it("sends invoices, and marks what is not paid in time", async () => {
    const subscription = await subscribe({ collection_method: "send_invoice", days_until_due: 10 });
    assert.equal((await latest(subscription)).status, "draft");
    const sent = await during(() => twin.advance("1h"));
    assert.equal(sent.at(-1), "invoice.sent");
    twin.advance("9d");
    assert.equal((await current(subscription)).status, "active");
    twin.advance("1d");
    assert.equal((await current(subscription)).status, "past_due");
    await stripe.invoices.pay(String(subscription.latest_invoice), { paid_out_of_band: true });
    assert.equal((await current(subscription)).status, "active");
  });

  it("takes a coupon off once, or as long as it lasts", async () => {
    const once = await stripe.coupons.create({ duration: "once", percent_off: 50 });
    const always = await stripe.coupons.create({ duration: "forever", percent_off: 20 });
    const [first, second] = [await subscribe({ coupon: once.id }), await subscribe({ coupon: always.id })];
    to(FEBRUARY + 3600);
    const paid = async (subscription: Stripe.Subscription) =>
      (await stripe.invoices.list({ subscription: subscription.id })).data.map(
        ({ amount_paid }) => amount_paid,
      );
    assert.deepEqual(await paid(first), [1500, 750]);
    assert.deepEqual(await paid(second), [1200, 1200]);
  });

  it("keeps, voids or gives up invoices while collection is paused", async () => {
    const outcomes: (string | null)[] = [];
    for (const behavior of ["keep_as_draft", "void", "mark_uncollectible"] as const) {
      const { id } = await subscribe();
      await stripe.subscriptions.update(id, { pause_collection: { behavior } });
    }
    to(FEBRUARY + 3600);
    for (const { latest_invoice } of (await stripe.subscriptions.list()).data.reverse())
      outcomes.push((await stripe.invoices.retrieve(String(latest_invoice))).status);
    assert.deepEqual(outcomes, ["draft", "void", "uncollectible"]);
  });

  it("finalizes and collects an invoice that may advance by itself, and no other", async () => {
    const customer = await payer();
    const drafted = async (auto_advance: boolean) => {
      const { id } = await stripe.invoices.create({ auto_advance, customer });
      await stripe.invoiceItems.create({ amount: 700, currency: "usd", customer, invoice: id });
      return id ?? "";
    };
    const [advancing, staying, stopped] = [await drafted(true), await drafted(false), await drafted(true)];
    await stripe.invoices.update(stopped, { auto_advance: false });
    twin.advance("1h");
    const statuses = [advancing, staying, stopped].map(
      async (id) => (await stripe.invoices.retrieve(id)).status,
    );
    assert.deepEqual(await Promise.all(statuses), ["paid", "draft", "draft"]);
  });

  it("goes on with what a seed holds", async () => {
    const customer = "cus_seeded";
    const fixtures = {
      customer: [{ id: customer }],
      subscription: [
        {
          id: "sub_seeded",
          customer,
          current_period_end: FEBRUARY,
          current_period_start: NOW,
          status: "active",
        },
        { id: "sub_bare", customer, status: "active" },
      ],
    };
    twin.seed(fixtures, "acct_1wondertwin");
    to(FEBRUARY);
    const renewed = await stripe.subscriptions.retrieve("sub_seeded");
    assert.equal(Reflect.get(renewed, "current_period_start"), FEBRUARY);
    assert.equal((await stripe.subscriptions.retrieve("sub_bare")).latest_invoice, null);
  });

  it("waits for the bank where an invoice is paid by debit", async () => {
    const customer = await payer("pm_usBankAccount_insufficientFunds");
    const subscription = await subscribe({ customer, trial_period_days: 7 });
    to(NOW + 7 * DAY + 3600);
    assert.equal((await latest(subscription)).status, "open");
    assert.equal((await current(subscription)).status, "active");
    twin.advance("5s");
    assert.equal((await current(subscription)).status, "past_due");
    assert.equal((await latest(subscription)).attempt_count, 1);
  });
});
