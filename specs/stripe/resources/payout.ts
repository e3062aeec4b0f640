import { prefixed } from "@wondertwin/framework";
import { momentOf } from "../conventions/moments.ts";
import { claimTransaction, recordTransaction } from "../money/ledger.ts";
import { checkChargeable } from "../payments/charge-limits.ts";
import { stripe } from "../vendor.ts";

const payout = stripe.resource("payout", {
  path: "/v1/payouts/{payout}",
  id: prefixed("po_1", 23),
  state: "status",
});

const DAY = 24 * 60 * 60;

export default payout.behaves({
  defaults: {
    automatic: false,
    // Standard payouts take about two days, instant ones minutes (docs.stripe.com/payouts).
    arrival_date: ({ body, unix }) => unix() + (body.method === "instant" ? 0 : 2 * DAY),
    method: "standard",
    reconciliation_status: "not_applicable",
    source_type: "card",
    type: "bank_account",
  },
  initial: "pending",
  create: (context) => {
    const { body, fail } = context;
    const currency = body.currency.toLowerCase();
    checkChargeable(body.amount, currency, fail);
    const taken = recordTransaction(context, {
      amount: -body.amount,
      category: "payout",
      currency,
      description: "STRIPE PAYOUT",
      type: "payout",
    });
    return { balance_transaction: taken.id, currency };
  },
  created: (context) => {
    claimTransaction(context, context.self);
    return context.self;
  },
  plan: ({ self, store }) => {
    if (self.method === "standard") store.payout.schedule(self, "send", momentOf(self.arrival_date - DAY));
    store.payout.schedule(self, "arrive", momentOf(self.arrival_date));
  },
  effects: {
    send: ({ self }) => (self.status === "pending" ? { status: "in_transit" } : undefined),
    arrive: ({ self }) =>
      self.status === "pending" || self.status === "in_transit" ? { status: "paid" } : undefined,
  },
  actions: {
    cancel: {
      from: ["pending"],
      to: "canceled",
      handle: (context) => {
        const { self, store } = context;
        for (const effect of ["send", "arrive"]) store.payout.unschedule(self, effect);
        const returned = recordTransaction(context, {
          amount: self.amount,
          category: "payout_reversal",
          currency: self.currency,
          description: "STRIPE PAYOUT CANCELLATION",
          source: self.id,
          type: "payout_cancel",
        });
        return { failure_balance_transaction: returned.id };
      },
    },
  },
});
