import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { answerDispute, closeDispute } from "../payments/dispute-evidence.ts";
import { disputeTransactions } from "../payments/disputing.ts";
import { stripe } from "../vendor.ts";

/** A charge's dispute by the charge's path, as the oldest integrations ask for it. */
export default stripe.operations({
  GetChargesChargeDispute: (context) => shown(context, disputeOf(context, context.params.charge)),
  PostChargesChargeDispute: (context) =>
    shown(context, answerDispute(context, disputeOf(context, context.params.charge), context.body)),
  PostChargesChargeDisputeClose: (context) =>
    shown(context, closeDispute(context, disputeOf(context, context.params.charge))),
});

function disputeOf({ fail, store }: StripeContext, charge: string): Schemas["dispute"] {
  return (
    store.dispute.find({ charge }) ??
    fail("not_found", { message: `No dispute for charge: ${charge}`, param: "charge" })
  );
}

function shown(context: StripeContext, dispute: Schemas["dispute"]): Schemas["dispute"] {
  return { ...dispute, balance_transactions: disputeTransactions(context, dispute) };
}
