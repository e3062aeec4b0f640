import { sid } from "../conventions/sids.ts";
import { twilio } from "../vendor.ts";

export default twilio
  .resource("application", {
    path: "/2010-04-01/Accounts/{AccountSid}/Applications/{Sid}.json",
    id: sid("AP"),
  })
  .behaves({});
