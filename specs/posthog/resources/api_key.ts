import { prefixed } from "@wondertwin/framework";
import { posthog } from "../vendor.ts";

export default posthog.resource("api_key", { described: false, id: prefixed("phx_", 43) }).behaves({});
