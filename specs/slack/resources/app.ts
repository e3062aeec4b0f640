import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("app", { described: false, id: slackId("A") }).behaves({});
