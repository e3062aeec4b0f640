import { prefixed } from "@wondertwin/framework";
import { itemList, linesOf } from "../billing/line-items.ts";
import { stripe } from "../vendor.ts";

const paymentLink = stripe.resource("payment_link", {
  path: "/v1/payment_links/{payment_link}",
  id: prefixed("plink_1", 23),
});

export default paymentLink.behaves({
  defaults: {
    after_completion: { type: "hosted_confirmation", hosted_confirmation: { custom_message: null } },
    allow_promotion_codes: false,
    billing_address_collection: "auto",
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer_creation: "if_required",
    payment_method_collection: "always",
    payment_method_types: null,
    submit_type: "auto",
    url: ({ random }) => `https://buy.stripe.com/test_${random(24)}`,
  },
  onExpand: ["line_items"],
  computed: {
    line_items: (self, { store }) =>
      itemList(store.item.within(self).list(), `/v1/payment_links/${self.id}/line_items`),
  },
  create: (context) => {
    const [first] = linesOf(context, context.body.line_items);
    return { currency: first?.price.currency };
  },
  created: (context) => {
    const { self, body, store } = context;
    const items = store.item.within(self);
    for (const { item } of linesOf(context, body.line_items)) items.insert(item);
    return self;
  },
});
