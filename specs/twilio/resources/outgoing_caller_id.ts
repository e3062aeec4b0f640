import { sid } from "../conventions/sids.ts";
import { twilio } from "../vendor.ts";

export default twilio
  .resource("outgoing_caller_id", {
    path: "/2010-04-01/Accounts/{AccountSid}/OutgoingCallerIds/{Sid}.json",
    id: sid("PN"),
  })
  .behaves({});
