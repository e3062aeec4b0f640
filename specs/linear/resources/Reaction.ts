import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";

export default linear.resource("Reaction", { id: uuid() }).behaves({});
