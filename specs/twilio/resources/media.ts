import { sid } from "../conventions/sids.ts";
import { twilio } from "../vendor.ts";

export default twilio
  .resource("media", {
    path: "/2010-04-01/Accounts/{AccountSid}/Messages/{MessageSid}/Media/{Sid}.json",
    id: sid("ME"),
  })
  .behaves({});
