import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { eventNames } from "./expanded.ts";
import { errorOf, matching, NOW, startStripe } from "./sdk.ts";

describe("disputes", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  beforeEach(async () => {
    twin = await startStripe();
    stripe = matching(twin);
  });
  afterEach(() => twin.close());

  async function disputed(payment_method = "pm_card_createDispute"): Promise<Stripe.Dispute> {
    const intent = await stripe.paymentIntents.create({
      amount: 2000,
      confirm: true,
      currency: "usd",
      payment_method,
    });
    const [dispute] = (await stripe.disputes.list({ payment_intent: intent.id })).data;
    assert.ok(dispute);
    return dispute;
  }

  /** Answers a dispute: what its bank made of it. */
  async function answer(id: string, uncategorized_text: string): Promise<Stripe.Dispute> {
    const { status } = await stripe.disputes.update(id, { evidence: { uncategorized_text } });
    assert.match(status, /under_review$/);
    twin.advance("5s");
    return stripe.disputes.retrieve(id);
  }

  it("take the amount and a fee from the balance", async () => {
    const dispute = await disputed();
    assert.match(dispute.id, /^du_1\w{23}$/);
    assert.equal(dispute.amount, 2000);
    assert.equal(dispute.reason, "fraudulent");
    assert.equal(dispute.status, "needs_response");
    assert.equal(dispute.is_charge_refundable, false);
    assert.ok((dispute.evidence_details.due_by ?? 0) > NOW);
    assert.equal(dispute.evidence_details.submission_count, 0);
    assert.deepEqual(
      dispute.balance_transactions.map(({ amount, fee, net, type }) => [amount, fee, net, type]),
      [[-2000, 1500, -3500, "adjustment"]],
    );
    const charge = await stripe.charges.retrieve(String(dispute.charge));
    assert.equal(charge.disputed, true);
    assert.deepEqual(await eventNames(stripe), [
      "payment_intent.created",
      "charge.succeeded",
      "charge.dispute.created",
      "charge.dispute.funds_withdrawn",
      "payment_intent.succeeded",
    ]);
  });

  it("know their reason from the card", async () => {
    const { reason } = await disputed("pm_card_createDisputeProductNotReceived");
    assert.equal(reason, "product_not_received");
  });

  it("are won with winning evidence, and the amount comes back", async () => {
    const { id } = await disputed();
    const won = await answer(id, "winning_evidence");
    assert.equal(won.status, "won");
    assert.equal(won.evidence.uncategorized_text, "winning_evidence");
    assert.equal(won.evidence_details.has_evidence, true);
    assert.equal(won.evidence_details.submission_count, 1);
    assert.deepEqual(
      won.balance_transactions.map(({ amount, fee }) => [amount, fee]),
      [
        [-2000, 1500],
        [2000, 0],
      ],
    );
    assert.deepEqual((await eventNames(stripe)).slice(-3), [
      "charge.dispute.updated",
      "charge.dispute.funds_reinstated",
      "charge.dispute.closed",
    ]);
    const late = await errorOf(answer(id, "losing_evidence"));
    assert.match(late.message, /status of won/);
  });

  it("are lost with losing evidence, and stay under review with any other", async () => {
    assert.equal((await answer((await disputed()).id, "losing_evidence")).status, "lost");
    assert.equal((await answer((await disputed()).id, "A letter.")).status, "under_review");
  });

  it("keep evidence that is not handed in yet", async () => {
    const { id } = await disputed();
    const drafted = await stripe.disputes.update(id, {
      evidence: { customer_name: "Ada" },
      submit: false,
    });
    assert.equal(drafted.status, "needs_response");
    assert.equal(drafted.evidence_details.submission_count, 0);
    assert.equal(drafted.evidence_details.has_evidence, true);
    const sent = await answer(id, "A letter.");
    assert.equal(sent.evidence.customer_name, "Ada");
  });

  it("are lost when they are closed", async () => {
    const { id } = await disputed();
    const closed = await stripe.disputes.close(id);
    assert.equal(closed.status, "lost");
    assert.equal((await eventNames(stripe)).at(-1), "charge.dispute.closed");
    const again = await errorOf(stripe.disputes.close(id));
    assert.equal(again.statusCode, 400);
  });

  it("begin as an inquiry that takes no money until it escalates", async () => {
    const inquiry = await disputed("pm_card_createDisputeInquiry");
    assert.equal(inquiry.status, "warning_needs_response");
    assert.equal(inquiry.is_charge_refundable, true);
    assert.deepEqual(inquiry.balance_transactions, []);
    const escalated = await answer(inquiry.id, "escalate_inquiry_evidence");
    assert.equal(escalated.status, "needs_response");
    assert.equal(escalated.balance_transactions.length, 1);
    const other = await disputed("pm_card_createDisputeInquiry");
    assert.equal((await answer(other.id, "winning_evidence")).status, "warning_closed");
  });

  it("can be announced by an early fraud warning", async () => {
    const charge = await stripe.charges.create({
      amount: 900,
      currency: "usd",
      source: "tok_createIssuerFraudRecord",
    });
    const { data } = await stripe.radar.earlyFraudWarnings.list({ charge: charge.id });
    assert.equal(data[0]?.charge, charge.id);
    assert.equal(data[0]?.actionable, true);
    assert.equal((await stripe.disputes.list()).data.length, 0);
  });

  it("wait for the capture of a held charge", async () => {
    const held = await stripe.paymentIntents.create({
      amount: 2000,
      capture_method: "manual",
      confirm: true,
      currency: "usd",
      payment_method: "pm_card_createDispute",
    });
    assert.equal((await stripe.disputes.list()).data.length, 0);
    await stripe.paymentIntents.capture(held.id, { amount_to_capture: 1200 });
    const [dispute] = (await stripe.disputes.list()).data;
    assert.equal(dispute?.amount, 1200);
  });
});
