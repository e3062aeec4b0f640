import { prefixed } from "@wondertwin/framework";
import { hubspot } from "../vendor.ts";

export default hubspot.resource("token", { described: false, id: prefixed("CJ", 40) }).behaves({});
