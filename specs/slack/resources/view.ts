import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("view", { described: false, id: slackId("V") }).behaves({});
