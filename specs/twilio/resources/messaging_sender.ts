import { sid } from "../conventions/sids.ts";
import { countryOf } from "../phone/numbers.ts";
import { twilio } from "../vendor.ts";

export default twilio
  .resource("messaging_sender", {
    path: "/messaging/v1/Services/{ServiceSid}/PhoneNumbers/{Sid}",
    id: sid("PN"),
  })
  .behaves({
    create: ({ body, params, store, fail }) => {
      const number = store.incoming_phone_number.find(body.PhoneNumberSid) ?? fail("20404");
      if (store.messaging_sender.find({ service_sid: params.ServiceSid, sid: number.sid })) fail("21710");
      const { phone_number } = number;
      return {
        sid: number.sid,
        phone_number,
        country_code: countryOf(phone_number ?? "").code,
        capabilities: ["MMS", "SMS", "Voice"],
      };
    },
  });
