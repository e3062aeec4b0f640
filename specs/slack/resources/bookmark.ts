import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("bookmark", { described: false, id: slackId("Bk") }).behaves({});
