import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const warning = stripe.resource("radar.early_fraud_warning", {
  path: "/v1/radar/early_fraud_warnings/{early_fraud_warning}",
  id: prefixed("issfr_1", 23),
});

export default warning.behaves({});
