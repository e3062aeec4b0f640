import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("pin", { described: false, id: slackId("P") }).behaves({});
