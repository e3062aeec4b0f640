import { paged } from "@wondertwin/framework";
import { twilio } from "../vendor.ts";

export default twilio.operations({
  ListCallEvent: ({ store, params }) => paged(store.call.get(params.CallSid).requests),
});
