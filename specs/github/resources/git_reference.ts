import { sequence } from "@wondertwin/framework";
import { github } from "../vendor.ts";

export default github.resource("git_reference", { id: sequence() }).behaves({});
