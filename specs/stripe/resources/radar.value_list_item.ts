import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const radarValueListItem = stripe.resource("radar.value_list_item", {
  path: "/v1/radar/value_list_items/{item}",
  id: prefixed("rsli_1", 23),
});

export default radarValueListItem.behaves({
  defaults: { created_by: ({ caller }) => caller.account ?? "" },
});
