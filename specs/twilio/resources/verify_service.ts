import { sid } from "../conventions/sids.ts";
import { twilio } from "../vendor.ts";

export default twilio
  .resource("verify_service", { path: "/verify/v2/Services/{Sid}", id: sid("VA") })
  .behaves({
    defaults: {
      code_length: 6,
      lookup_enabled: false,
      psd2_enabled: false,
      skip_sms_to_landlines: false,
      dtmf_input_required: true,
      do_not_share_warning_enabled: false,
      custom_code_enabled: false,
      push: { include_date: true, apn_credential_sid: null, fcm_credential_sid: null },
      totp: { issuer: null, time_step: 30, code_length: 6, skew: 1 },
      verify_event_subscription_enabled: false,
    },
    create: ({ body, fail }) => {
      const { CodeLength: length = 6 } = body;
      return length < 4 || length > 10 ? fail("60200", { message: "Invalid parameter `CodeLength`" }) : {};
    },
  });
