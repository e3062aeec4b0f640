import { endSubscription } from "../billing/ending.ts";
import { atClockOf } from "../billing/test-clocks.ts";
import { stripe } from "../vendor.ts";

export default stripe.operations({
  DeleteSubscriptionsSubscriptionExposedId: (context) => {
    const { body, parents, fail } = context;
    const { subscription } = parents;
    if (subscription.status === "canceled")
      fail("resource_missing", {
        message: `No such subscription: ${subscription.id}`,
        param: "id",
        extra: { status: 404 },
      });
    const { comment, feedback } = body.cancellation_details ?? {};
    return atClockOf(context, subscription.customer, () =>
      endSubscription(context, subscription, {
        cancel_at_period_end: false,
        canceled_at: context.unix(),
        cancellation_details: {
          comment: comment || null,
          feedback: feedback || null,
          reason: "cancellation_requested",
        },
      }),
    );
  },

  DeleteSubscriptionsSubscriptionExposedIdDiscount: ({ parents: { subscription }, store, emit, fail }) => {
    const { discount } = subscription;
    if (!discount)
      return fail("resource_missing", {
        message: `No active discount for subscription: ${subscription.id}`,
        extra: { status: 404 },
      });
    store.subscription.update(subscription, { discount: null });
    emit("customer.discount.deleted", discount);
    const { end: _, ...rest } = discount;
    return { ...rest, deleted: true };
  },
});
