import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("user", { described: false, id: slackId("U") }).behaves({});
