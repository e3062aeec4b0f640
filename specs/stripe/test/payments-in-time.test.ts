import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { during as eventsDuring } from "./during.ts";
import { expanded } from "./expanded.ts";
import { matching, NOW, startStripe } from "./sdk.ts";

const DAY = 86_400;

describe("as time goes by", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  beforeEach(async () => {
    twin = await startStripe();
    stripe = matching(twin);
  });
  afterEach(() => twin.close());

  const during = (act: () => unknown) => eventsDuring(stripe, act);

  const debit = (params: Partial<Stripe.PaymentIntentCreateParams>) =>
    stripe.paymentIntents.create({
      amount: 2000,
      confirm: true,
      currency: "usd",
      mandate_data: { customer_acceptance: { type: "offline" } },
      ...params,
    });
  const ach = (payment_method: string) =>
    debit({ payment_method, payment_method_types: ["us_bank_account"] });
  const sepa = (iban: string) =>
    debit({
      currency: "eur",
      payment_method_data: {
        billing_details: { email: "ada@example.com", name: "Ada" },
        sepa_debit: { iban },
        type: "sepa_debit",
      },
      payment_method_types: ["sepa_debit"],
    });
  const statusOf = async ({ id }: Stripe.PaymentIntent) => (await stripe.paymentIntents.retrieve(id)).status;

  it("a bank debit is paid", async () => {
    const intent = await ach("pm_usBankAccount_success");
    assert.equal(intent.status, "processing");
    assert.deepEqual(await during(() => twin.advance("5s")), [
      "charge.succeeded",
      "payment_intent.succeeded",
    ]);
    const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] });
    assert.equal(paid.status, "succeeded");
    assert.equal(paid.amount_received, 2000);
    assert.deepEqual(
      [expanded(paid.latest_charge).status, expanded(paid.latest_charge).paid],
      ["succeeded", true],
    );
  });

  for (const [name, code] of [
    ["accountClosed", "account_closed"],
    ["noAccount", "no_account"],
    ["insufficientFunds", "insufficient_funds"],
    ["debitNotAuthorized", "debit_not_authorized"],
    ["invalidCurrency", "invalid_currency"],
  ])
    it(`a debit fails with ${code}, and the money goes off the balance`, async () => {
      const intent = await ach(`pm_usBankAccount_${name}`);
      assert.deepEqual(await during(() => twin.advance("5s")), [
        "charge.failed",
        "payment_intent.payment_failed",
      ]);
      const failed = await stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] });
      assert.equal(failed.status, "requires_payment_method");
      assert.equal(failed.last_payment_error?.code, code);
      const charge = expanded(failed.latest_charge);
      assert.deepEqual([charge.status, charge.failure_code, charge.paid], ["failed", code, false]);
      const moved = await stripe.balanceTransactions.list({ source: charge.id });
      assert.equal(
        moved.data.reduce((sum, { net }) => sum + net, 0),
        0,
      );
    });

  it("a SEPA debit waits for three minutes where its account does", async () => {
    const paid = await sepa("DE89370400440532013000");
    const late = await sepa("AT32 1904 3002 3547 3204");
    const never = await sepa("DE78370400440532013004");
    twin.advance("5s");
    assert.equal(await statusOf(paid), "succeeded");
    assert.equal(await statusOf(late), "processing");
    twin.advance("3m");
    assert.equal(await statusOf(late), "succeeded");
    assert.equal(await statusOf(never), "requires_payment_method");
  });

  for (const [type, currency, bank, numbers] of [
    [
      "acss_debit",
      "cad",
      { institution_number: "000", transit_number: "11000" },
      ["000123456789", "900123456789", "000222222227", "900222222227"],
    ],
    ["au_becs_debit", "aud", { bsb_number: "000-000" }, ["000123456", "900123456", "222222227", "922222227"]],
    ["bacs_debit", "gbp", { sort_code: "10-88-00" }, ["00012345", "90012345", "22222227", "92222227"]],
  ] as const)
    it(`a ${type} is paid or fails, at once or late, as its account does`, async () => {
      const intents = numbers.map(async (account_number) => {
        const method = await stripe.paymentMethods.create({
          billing_details: { email: "ada@example.com", name: "Ada" },
          [type]: { account_number, ...bank },
          type,
        });
        assert.equal(method[type]?.last4, account_number.slice(-4));
        return debit({ currency, payment_method: method.id, payment_method_types: [type] });
      });
      const all = await Promise.all(intents);
      const statuses = () => Promise.all(all.map(statusOf));
      twin.advance("5s");
      const failed = "requires_payment_method";
      assert.deepEqual(await statuses(), ["succeeded", "processing", failed, "processing"]);
      twin.advance("3m");
      assert.deepEqual(await statuses(), ["succeeded", "succeeded", failed, failed]);
    });

  it("a canceled debit takes no money any more", async () => {
    const { id } = await sepa("AT321904300235473204");
    await stripe.paymentIntents.cancel(id);
    assert.deepEqual(await during(() => twin.advance("1h")), []);
    const intent = await stripe.paymentIntents.retrieve(id, { expand: ["latest_charge"] });
    assert.equal(intent.status, "canceled");
    assert.equal(expanded(intent.latest_charge).status, "failed");
  });

  it("an authorization lapses after seven days, and not one that was captured", async () => {
    const hold = () =>
      stripe.paymentIntents.create({
        amount: 2000,
        capture_method: "manual",
        confirm: true,
        currency: "usd",
        payment_method: "pm_card_visa",
      });
    const held = await hold();
    const captured = await hold();
    await stripe.paymentIntents.capture(captured.id);
    twin.advance("6d");
    assert.equal(await statusOf(held), "requires_capture");
    assert.deepEqual(await during(() => twin.advance("1d")), ["charge.expired", "payment_intent.canceled"]);
    const lapsed = await stripe.paymentIntents.retrieve(held.id);
    assert.equal(lapsed.status, "canceled");
    assert.equal(lapsed.cancellation_reason, "automatic");
    assert.equal(lapsed.canceled_at, NOW + 7 * DAY);
    assert.equal(await statusOf(captured), "succeeded");
  });

  it("refunds succeed or fail later where the card's do", async () => {
    const refund = async (source: string) => {
      const { id } = await stripe.charges.create({ amount: 900, currency: "usd", source });
      return stripe.refunds.create({ charge: id });
    };
    const pending = await refund("tok_pendingRefund");
    const failing = await refund("tok_refundFail");
    assert.deepEqual([pending.status, failing.status], ["pending", "succeeded"]);
    assert.deepEqual(await during(() => twin.advance("5s")), [
      "charge.refund.updated",
      "charge.updated",
      "charge.refund.updated",
    ]);
    assert.equal((await stripe.refunds.retrieve(pending.id)).status, "succeeded");
    assert.equal((await stripe.refunds.retrieve(failing.id)).status, "failed");
  });

  it("a dispute that nobody answers is lost", async () => {
    await stripe.charges.create({ amount: 900, currency: "usd", source: "tok_createDispute" });
    const [dispute] = (await stripe.disputes.list()).data;
    assert.ok(dispute);
    assert.deepEqual(await during(() => twin.advance("10d")), ["charge.dispute.closed"]);
    assert.equal((await stripe.disputes.retrieve(dispute.id)).status, "lost");
  });

  it("an answered dispute stays under review", async () => {
    await stripe.charges.create({ amount: 900, currency: "usd", source: "tok_createDispute" });
    const [dispute] = (await stripe.disputes.list()).data;
    await stripe.disputes.update(dispute?.id ?? "", { evidence: { uncategorized_text: "A letter." } });
    twin.advance("10d");
    assert.equal((await stripe.disputes.retrieve(dispute?.id ?? "")).status, "under_review");
  });

  it("a payout is sent, and arrives", async () => {
    const { id } = await stripe.payouts.create({ amount: 1000, currency: "usd" });
    const status = async () => (await stripe.payouts.retrieve(id)).status;
    twin.advance("1d");
    assert.equal(await status(), "in_transit");
    assert.deepEqual(await during(() => twin.advance("1d")), ["payout.paid"]);
    assert.equal(await status(), "paid");
    const fast = await stripe.payouts.create({ amount: 1000, currency: "usd", method: "instant" });
    assert.equal(fast.status, "pending");
    assert.equal((await stripe.payouts.retrieve(fast.id)).status, "paid");
  });

  it("a top-up is there after days, unless it is canceled", async () => {
    const params = { amount: 5000, currency: "usd", description: "Top-up" };
    const topup = await stripe.topups.create(params);
    const canceled = await stripe.topups.create(params);
    assert.equal(topup.status, "pending");
    assert.equal((await stripe.topups.cancel(canceled.id)).status, "canceled");
    assert.deepEqual(await during(() => twin.advance("5d")), ["topup.succeeded"]);
    const { data } = await stripe.balanceTransactions.list({ type: "topup" });
    assert.deepEqual(
      data.map(({ amount, source }) => [amount, source]),
      [[5000, topup.id]],
    );
  });

  it("a checkout session expires, at the time it was given", async () => {
    const create = (params: Stripe.Checkout.SessionCreateParams = {}) =>
      stripe.checkout.sessions.create({
        line_items: [
          {
            price_data: { currency: "usd", product_data: { name: "Tea" }, unit_amount: 500 },
            quantity: 1,
          },
        ],
        mode: "payment",
        success_url: "https://shop.test/thanks",
        ...params,
      });
    const [long, short] = [await create(), await create({ expires_at: NOW + 3600 })];
    assert.deepEqual(await during(() => twin.advance("1h")), ["checkout.session.expired"]);
    assert.equal((await stripe.checkout.sessions.retrieve(short.id)).status, "expired");
    assert.equal((await stripe.checkout.sessions.retrieve(long.id)).status, "open");
    twin.advance("1d");
    const expired = await stripe.checkout.sessions.retrieve(long.id);
    assert.deepEqual([expired.status, expired.url], ["expired", null]);
  });

  it("a quote that nobody accepts is canceled", async () => {
    const { id: customer } = await stripe.customers.create({});
    const quote = await stripe.quotes.create({ customer });
    assert.equal(quote.status, "draft");
    assert.deepEqual(await during(() => twin.advance("30d")), ["quote.canceled"]);
    assert.equal((await stripe.quotes.retrieve(quote.id)).status, "canceled");
  });
});
