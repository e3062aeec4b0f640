import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const billingMeterEvent = stripe.resource("billing.meter_event", { id: prefixed("mevt_", 24) });

export default billingMeterEvent.behaves({
  defaults: { identifier: ({ random }) => random(32), timestamp: ({ unix }) => unix() },
});
