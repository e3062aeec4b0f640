import { prefixed } from "@wondertwin/framework";
import { knownCurrency } from "../money/currencies.ts";
import { claimTransaction } from "../money/ledger.ts";
import { captureCharge } from "../payments/capturing.ts";
import { checkChargeable } from "../payments/charge-limits.ts";
import { chargedSource } from "../payments/charged-source.ts";
import { chargeOf, declineOf } from "../payments/charging.ts";
import { followCapture } from "../payments/following-capture.ts";
import { HELD_FOR, lapse } from "../payments/lapsing.ts";
import { refundable, refundOf, settleRefund } from "../payments/refunding.ts";
import { settleDebit } from "../payments/settling-debits.ts";
import { stripe } from "../vendor.ts";

const charge = stripe.resource("charge", {
  path: "/v1/charges/{charge}",
  id: prefixed("ch_3", 23),
  state: "status",
});

export default charge.behaves({
  defaults: { captured: false, fraud_details: {}, refunded: false },
  create: (context) => {
    const { body, fail } = context;
    const amount = body.amount ?? fail("parameter_missing", { param: "amount" });
    const currency = knownCurrency(body.currency ?? fail("parameter_missing", { param: "currency" }), fail);
    checkChargeable(amount, currency, fail);
    return chargeOf(context, {
      amount,
      capture: body.capture ?? true,
      currency,
      fields: { description: body.description, statement_descriptor: body.statement_descriptor },
      method: chargedSource(context, body),
    });
  },
  created: (context) => {
    const { fail, self, store } = context;
    if (self.status === "failed") {
      const { card } = self.payment_method_details ?? {};
      const decline = declineOf(card?.fingerprint);
      if (decline)
        fail(decline.code, {
          keep: true,
          message: decline.message,
          extra: {
            charge: self.id,
            ...(decline.decline_code !== undefined && { decline_code: decline.decline_code }),
          },
        });
    }
    claimTransaction(context, self);
    if (self.captured) followCapture(context, self);
    else store.charge.schedule(self, "lapse", HELD_FOR);
    return store.charge.get(self.id);
  },
  update: ({ body, fail, self }) => {
    if (body.customer !== undefined && self.customer && body.customer !== self.customer)
      fail("invalid_argument", {
        message: "The customer of a charge cannot be changed once it has one.",
        param: "customer",
      });
    if (!body.fraud_details) return {};
    const { user_report } = body.fraud_details;
    return { fraud_details: user_report ? { ...self.fraud_details, user_report } : {} };
  },
  effects: {
    lapse: (context) => {
      lapse(context, context.self);
      return undefined;
    },
    settle: (context) => {
      settleDebit(context, context.self);
      return undefined;
    },
  },
  actions: {
    capture: {
      event: false,
      handle: (context) => {
        const { body, fail, self } = context;
        if (self.captured)
          fail("charge_already_captured", { message: `Charge ${self.id} has already been captured.` });
        if (self.refunded)
          fail("charge_already_refunded", { message: `Charge ${self.id} has already been refunded.` });
        const { amount = self.amount, receipt_email, statement_descriptor, transfer_group } = body;
        if (amount > self.amount)
          fail("amount_too_large", {
            message: `You cannot capture a charge for an amount greater than it already has (${self.amount}).`,
            param: "amount",
          });
        if (amount < 1)
          fail("parameter_invalid_integer", {
            message: "This value must be greater than or equal to 1.",
            param: "amount",
          });
        return captureCharge(context, self, { amount, receipt_email, statement_descriptor, transfer_group });
      },
    },
    refund: {
      event: false,
      handle: (context) => {
        const { body, self, store } = context;
        const fields = refundOf(context, self, refundable(context, self, body.amount));
        settleRefund(context, store.refund.insert({ ...fields, reason: body.reason ?? null }));
        return store.charge.get(self.id);
      },
    },
  },
});
