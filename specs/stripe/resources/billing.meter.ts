import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const billingMeter = stripe.resource("billing.meter", {
  path: "/v1/billing/meters/{id}",
  id: prefixed("mtr_test_", 24),
});

export default billingMeter.behaves({
  defaults: {
    customer_mapping: { event_payload_key: "stripe_customer_id", type: "by_id" },
    value_settings: { event_payload_key: "value" },
  },
});
