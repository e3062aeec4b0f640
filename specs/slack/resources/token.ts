import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("token", { described: false, id: slackId("X") }).behaves({});
