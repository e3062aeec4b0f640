import { sequence } from "@wondertwin/framework";
import { twilio } from "../vendor.ts";

export default twilio.resource("opt_out", { described: false, id: sequence() }).behaves({});
