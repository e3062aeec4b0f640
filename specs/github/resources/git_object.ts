import { uuid } from "@wondertwin/framework";
import { github } from "../vendor.ts";

export default github.resource("git_object", { id: uuid() }).behaves({});
