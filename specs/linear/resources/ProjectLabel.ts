import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";

export default linear.resource("ProjectLabel", { id: uuid() }).behaves({ defaults: { color: "#bec2c8" } });
