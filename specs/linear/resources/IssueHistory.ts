import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";

export default linear.resource("IssueHistory", { id: uuid() }).behaves({});
