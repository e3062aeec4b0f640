import { prefixed } from "@wondertwin/framework";
import { momentOf } from "../conventions/moments.ts";
import { answerDispute, closeDispute, decide, isOpen } from "../payments/dispute-evidence.ts";
import { disputeTransactions } from "../payments/disputing.ts";
import { stripe } from "../vendor.ts";

const dispute = stripe.resource("dispute", {
  path: "/v1/disputes/{dispute}",
  id: prefixed("du_1", 23),
  state: "status",
});

export default dispute.behaves({
  computed: {
    balance_transactions: (self, context) => disputeTransactions(context, self),
    evidence_details: ({ evidence_details }, { unix }) => ({
      ...evidence_details,
      past_due: evidence_details.due_by != null && evidence_details.due_by < unix(),
    }),
  },
  update: (context) => {
    const { evidence, evidence_details, status } = answerDispute(context, context.self, context.body);
    return { evidence, evidence_details, status };
  },
  plan: ({ self, store }) => {
    const { due_by } = self.evidence_details;
    if (due_by != null) store.dispute.schedule(self, "lapse", momentOf(due_by));
  },
  effects: {
    decide: (context) => {
      decide(context, context.self);
      return undefined;
    },
    // Who does not answer in time has lost (docs.stripe.com/disputes/responding).
    lapse: (context) => {
      if (isOpen(context.self)) closeDispute(context, context.self);
      return undefined;
    },
  },
  actions: {
    close: { handle: (context) => closeDispute(context, context.self) },
  },
});
