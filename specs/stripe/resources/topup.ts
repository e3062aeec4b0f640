import { prefixed } from "@wondertwin/framework";
import { momentOf } from "../conventions/moments.ts";
import { knownCurrency } from "../money/currencies.ts";
import { claimTransaction, recordTransaction } from "../money/ledger.ts";
import { checkChargeable } from "../payments/charge-limits.ts";
import { stripe } from "../vendor.ts";

const topup = stripe.resource("topup", {
  path: "/v1/topups/{topup}",
  id: prefixed("tu_1", 23),
  state: "status",
});

/** Days until a top-up is there; banks take up to five or six (docs.stripe.com/topups). */
const DAYS = 5;

export default topup.behaves({
  initial: "pending",
  defaults: { expected_availability_date: ({ unix }) => unix() + DAYS * 24 * 60 * 60 },
  create: ({ body, fail }) => {
    const currency = knownCurrency(body.currency, fail);
    checkChargeable(body.amount, currency, fail);
    return { currency };
  },
  plan: ({ self, store }) => {
    const { expected_availability_date: expected } = self;
    if (expected != null) store.topup.schedule(self, "arrive", momentOf(expected));
  },
  effects: {
    arrive: (context) => {
      const { self, store } = context;
      if (self.status !== "pending") return undefined;
      const { amount, currency } = self;
      const added = recordTransaction(context, {
        amount,
        category: "topup",
        currency,
        description: self.description ?? null,
        type: "topup",
      });
      claimTransaction(
        context,
        store.topup.update(self, { balance_transaction: added.id, status: "succeeded" }),
      );
      return undefined;
    },
  },
  actions: {
    cancel: {
      from: ["pending"],
      to: "canceled",
      handle: ({ self, store }) => {
        store.topup.unschedule(self, "arrive");
        return {};
      },
    },
  },
});
