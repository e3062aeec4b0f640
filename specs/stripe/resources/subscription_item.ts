import { prefixed } from "@wondertwin/framework";
import { askedPrices, itemFields } from "../billing/subscription-items.ts";
import { stripe } from "../vendor.ts";

const subscriptionItem = stripe.resource("subscription_item", {
  path: "/v1/subscription_items/{item}",
  id: prefixed("si_", 14),
});

export default subscriptionItem.behaves({
  create: (context) => {
    const { body, store } = context;
    const subscription = store.subscription.get(body.subscription);
    const others = store.subscription_item.list({ subscription: subscription.id });
    const [price] = askedPrices(
      context,
      [body],
      others.map((item) => item.price),
    );
    return { ...(price && itemFields(price, body.quantity)), subscription: subscription.id };
  },
  update: (context) => {
    const { self, body } = context;
    if (body.price === undefined && body.price_data === undefined) return {};
    const [price] = askedPrices(context, [body]);
    return price ? itemFields(price, body.quantity ?? self.quantity) : {};
  },
  remove: ({ self, store, fail }) => {
    if (store.subscription_item.list({ subscription: self.subscription }).length === 1)
      fail("invalid_argument", {
        message: "A subscription must have at least one active price. Cancel the subscription instead.",
        param: "item",
      });
  },
});
