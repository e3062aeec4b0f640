import { sid } from "../conventions/sids.ts";
import { twilio } from "../vendor.ts";

export default twilio
  .resource("key", { path: "/2010-04-01/Accounts/{AccountSid}/Keys/{Sid}.json", id: sid("SK") })
  .behaves({ defaults: { secret: ({ random }) => random(32) }, onCreate: ["secret"] });
