import { stripe } from "../vendor.ts";

export default stripe.operations({
  DeleteSubscriptionsSubscriptionExposedId: ({ body, parents: { subscription }, store, fail, unix }) => {
    if (subscription.status === "canceled")
      fail("resource_missing", {
        message: `No such subscription: ${subscription.id}`,
        param: "id",
        extra: { status: 404 },
      });
    const { comment, feedback } = body.cancellation_details ?? {};
    return store.subscription.update(
      subscription,
      {
        cancel_at_period_end: false,
        canceled_at: unix(),
        cancellation_details: {
          comment: comment || null,
          feedback: feedback || null,
          reason: "cancellation_requested",
        },
        ended_at: unix(),
        status: "canceled",
      },
      { event: "customer.subscription.deleted" },
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
