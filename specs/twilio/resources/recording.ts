import { sid } from "../conventions/sids.ts";
import { twilio } from "../vendor.ts";

export default twilio
  .resource("recording", {
    path: "/2010-04-01/Accounts/{AccountSid}/Recordings/{Sid}.json",
    id: sid("RE"),
    state: "status",
  })
  .behaves({
    defaults: { channels: 1, source: "StartCallRecordingAPI", status: "in-progress", price_unit: "USD" },
  });
