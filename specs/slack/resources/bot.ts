import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("bot", { described: false, id: slackId("B") }).behaves({});
