import { prefixed } from "@wondertwin/framework";
import { posthog } from "../vendor.ts";

/** A type of groups is one by its number, below its project. */
export default posthog
  .resource("GroupType", { id: prefixed("type_"), key: "id", by: ["group_type_index"] })
  .behaves({});
