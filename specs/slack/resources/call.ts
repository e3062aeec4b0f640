import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("call", { described: false, id: slackId("R") }).behaves({});
