import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("list", { described: false, id: slackId("F") }).behaves({});
