import { prefixed } from "@wondertwin/framework";
import { SOON } from "../conventions/moments.ts";
import {
  failRefund,
  failsLater,
  refundable,
  refundOf,
  reverseRefund,
  settleRefund,
} from "../payments/refunding.ts";
import { stripe } from "../vendor.ts";

const refund = stripe.resource("refund", { path: "/v1/refunds/{refund}", id: prefixed("re_3", 23) });

export default refund.behaves({
  defaults: { status: "succeeded" },
  create: (context) => {
    const { body, fail, parents, store } = context;
    // Below a charge's path the charge is the parent; by itself a refund names it, or its PaymentIntent.
    const below: { readonly id: string } | undefined = parents.charge;
    const intent =
      body.payment_intent === undefined ? undefined : store.payment_intent.get(body.payment_intent);
    const id = below?.id ?? body.charge ?? intent?.latest_charge;
    if (id == null)
      return intent
        ? fail("payment_intent_unexpected_state", {
            message: `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
            extra: { payment_intent: intent },
          })
        : fail("parameter_missing", {
            message:
              "One of the following params should be provided for this request: payment_intent or charge.",
          });
    const charge = store.charge.get(id);
    if (intent && charge.status === "failed")
      fail("payment_intent_unexpected_state", {
        message: `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
        extra: { payment_intent: intent },
      });
    return refundOf(context, charge, refundable(context, charge, body.amount));
  },
  created: (context) => {
    const { self, store } = context;
    settleRefund(context, self);
    if (self.status === "pending") store.refund.schedule(self, "succeed", SOON);
    if (failsLater(context, self)) store.refund.schedule(self, "fail", SOON);
    return self;
  },
  effects: {
    fail: (context) => {
      failRefund(context, context.self);
      return undefined;
    },
    succeed: ({ self, store }) => {
      if (self.status === "pending")
        store.refund.update(self, { status: "succeeded" }, { event: "charge.refund.updated" });
      return undefined;
    },
  },
  actions: {
    cancel: {
      handle: (context) => {
        const { fail, self } = context;
        if (self.status !== "requires_action" && self.status !== "pending")
          fail("invalid_argument", {
            message: `You cannot cancel this refund because it has a status of ${self.status}. Only a refund with the status requires_action may be canceled.`,
          });
        return { ...reverseRefund(context, self), status: "canceled" };
      },
      event: "charge.refund.updated",
    },
  },
});
