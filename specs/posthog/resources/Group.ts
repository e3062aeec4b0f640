import { prefixed } from "@wondertwin/framework";
import { posthog } from "../vendor.ts";

/** A group is one by the number of its type and its key, below its project. */
export default posthog.resource("Group", { id: prefixed("group_"), key: "id" }).behaves({});
