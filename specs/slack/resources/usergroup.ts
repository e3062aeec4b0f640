import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("usergroup", { described: false, id: slackId("S") }).behaves({});
