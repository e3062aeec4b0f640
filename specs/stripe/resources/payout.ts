import { prefixed } from "@wondertwin/framework";
import { checkChargeable } from "../charge-limits.ts";
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
  create: ({ body, fail }) => {
    checkChargeable(body.amount, body.currency.toLowerCase(), fail);
    return { currency: body.currency.toLowerCase() };
  },
  actions: { cancel: { from: ["pending"], to: "canceled" } },
});
