import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const radarValueList = stripe.resource("radar.value_list", {
  path: "/v1/radar/value_lists/{value_list}",
  id: prefixed("rsl_1", 23),
});

export default radarValueList.behaves({
  defaults: { created_by: ({ caller }) => caller.account ?? "", item_type: "string" },
  computed: {
    list_items: (self, { store }) => ({
      object: "list",
      data: store["radar.value_list_item"].list({ value_list: self.id }).toReversed(),
      has_more: false,
      url: `/v1/radar/value_list_items?value_list=${self.id}`,
    }),
  },
});
