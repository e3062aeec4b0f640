import { sid } from "../conventions/sids.ts";
import { twilio } from "../vendor.ts";

export default twilio
  .resource("verification_attempt", { path: "/verify/v2/Attempts/{Sid}", id: sid("VL") })
  .behaves({
    filters: {
      VerifyServiceSid: (self, service) => self.service_sid === service,
      "ChannelData.To": (self, to) => JSON.stringify(self.channel_data).includes(JSON.stringify(to)),
    },
  });
