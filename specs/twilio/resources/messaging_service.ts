import { sid } from "../conventions/sids.ts";
import { twilio } from "../vendor.ts";

export default twilio
  .resource("messaging_service", { path: "/messaging/v1/Services/{Sid}", id: sid("MG") })
  .behaves({
    defaults: {
      area_code_geomatch: true,
      fallback_method: "POST",
      fallback_to_long_code: true,
      inbound_method: "POST",
      mms_converter: true,
      scan_message_content: "inherit",
      smart_encoding: true,
      sticky_sender: true,
      use_inbound_webhook_on_number: false,
      usecase: "undeclared",
      us_app_to_person_registered: false,
      validity_period: 36000,
    },
  });
