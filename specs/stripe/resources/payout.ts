import { prefixed } from "@wondertwin/framework";
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
  computed: {
    status: ({ arrival_date, status }, { unix }) =>
      status === "pending" && arrival_date <= unix() ? "paid" : status,
  },
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
  actions: {
    cancel: {
      from: ["pending"],
      to: "canceled",
      handle: (context) => {
        const { amount, arrival_date, currency, id } = context.self;
        if (arrival_date <= context.unix())
          context.fail("failed_precondition", {
            resource: "payout",
            state: "paid",
            extra: { action: "cancel", from: ["pending"] },
          });
        const returned = recordTransaction(context, {
          amount,
          category: "payout_reversal",
          currency,
          description: "STRIPE PAYOUT CANCELLATION",
          source: id,
          type: "payout_cancel",
        });
        return { failure_balance_transaction: returned.id };
      },
    },
  },
});
