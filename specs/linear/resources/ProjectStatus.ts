import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";

export default linear.resource("ProjectStatus", { id: uuid() }).behaves({});
