import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";

export default linear.resource("Asset", { id: uuid() }).behaves({ defaults: { isHere: false } });
