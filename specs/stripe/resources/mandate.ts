import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const mandate = stripe.resource("mandate", {
  path: "/v1/mandates/{mandate}",
  id: prefixed("mandate_1", 23),
});

export default mandate.behaves({});
