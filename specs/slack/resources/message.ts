import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("message", { described: false, id: slackId("M") }).behaves({});
