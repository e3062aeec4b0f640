import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("star", { described: false, id: slackId("S") }).behaves({});
