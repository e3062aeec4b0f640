import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("trigger", { described: false, id: slackId("Y") }).behaves({});
