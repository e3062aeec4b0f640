import { prefixed } from "@wondertwin/framework";
import { posthog } from "../vendor.ts";

export default posthog.resource("distinct_id", { described: false, id: prefixed("phx_", 43) }).behaves({});
