import { prefixed, unixNow } from "@wondertwin/framework";
import { pricingOf } from "../catalogue/pricing.ts";
import { recurrenceOf } from "../catalogue/recurrence.ts";
import { stripe } from "../vendor.ts";

const product = stripe.resource("product", { path: "/v1/products/{id}", id: prefixed("prod_", 14) });

export default product.behaves({
  defaults: { active: true, images: [], marketing_features: [], updated: unixNow },
  filters: {
    ids: (self, ids) => ids.includes(self.id),
    shippable: (self, shippable) => (self.shippable ?? false) === shippable,
  },
  create: ({ body, store, fail }) => {
    if (body.id !== undefined && store.product.find(body.id))
      fail("resource_already_exists", { message: "Product already exists.", param: "id" });
    return { id: body.id };
  },
  created: ({ self, body, store, fail }) => {
    const { default_price_data: data } = body;
    if (!data) return self;
    const price = store.price.insert({
      ...pricingOf(data, fail),
      product: self.id,
      recurring: data.recurring ? recurrenceOf(data.recurring, fail) : null,
      type: data.recurring ? "recurring" : "one_time",
    });
    return store.product.update(self, { default_price: price.id });
  },
  update: ({ self, body, store, fail, unix }) => {
    const { default_price } = body;
    if (default_price && store.price.get(default_price).product !== self.id)
      fail("invalid_argument", {
        message: `The price \`${default_price}\` does not belong to the product \`${self.id}\`.`,
        param: "default_price",
      });
    return { updated: unix() };
  },
  remove: ({ self, store, fail }) => {
    if (store.price.find({ product: self.id }))
      fail("invalid_argument", {
        message: "This product cannot be deleted because it has one or more user-created prices.",
      });
  },
});
