import { sid } from "../conventions/sids.ts";
import { bought } from "../phone/magic-numbers.ts";
import { isE164, nationalFormat } from "../phone/numbers.ts";
import { twilio } from "../vendor.ts";

const capabilities = { fax: false, mms: true, sms: true, voice: true };

export default twilio
  .resource("incoming_phone_number", {
    path: "/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers/{Sid}.json",
    id: sid("PN"),
  })
  .behaves({
    defaults: {
      address_requirements: "none",
      beta: false,
      capabilities,
      emergency_status: "Inactive",
      friendly_name: ({ self }) =>
        "phone_number" in self ? nationalFormat(String(self.phone_number)) : null,
      origin: "twilio",
      sms_fallback_method: "POST",
      sms_method: "POST",
      status: "in-use",
      status_callback_method: "POST",
      voice_caller_id_lookup: false,
      voice_fallback_method: "POST",
      voice_method: "POST",
      voice_receive_mode: "voice",
    },
    create: ({ body, store, fail, random }) => {
      const { PhoneNumber, AreaCode } = body;
      if (AreaCode === "533") return fail("21452");
      const number = PhoneNumber ?? `+1${AreaCode ?? "201"}555${random(4, "0123456789")}`;
      const magic = bought[number];
      if (magic !== undefined) return fail(magic, { param: "PhoneNumber" });
      if (!isE164(number)) return fail("21421", { param: "PhoneNumber" });
      if (store.incoming_phone_number.find({ phone_number: number }))
        return fail("21422", { param: "PhoneNumber" });
      return { phone_number: number };
    },
    filters: {
      PhoneNumber: ({ phone_number }, pattern) =>
        new RegExp(pattern.replace(/[^\w*]/g, "").replaceAll("*", ".")).test(phone_number ?? ""),
    },
  });
