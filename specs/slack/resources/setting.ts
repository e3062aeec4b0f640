import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("setting", { described: false, id: slackId("X") }).behaves({});
