import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("team", { described: false, id: slackId("T") }).behaves({});
