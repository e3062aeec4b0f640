import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const terminalReader = stripe.resource("terminal.reader", {
  path: "/v1/terminal/readers/{reader}",
  id: prefixed("tmr_", 14),
});

export default terminalReader.behaves({
  defaults: {
    device_type: "simulated_wisepos_e",
    label: ({ id }) => id,
    serial_number: ({ random }) => `WPOS-SIM-${random(12, "0123456789")}`,
  },
});
