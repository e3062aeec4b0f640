import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("response_hook", { described: false, id: slackId("H") }).behaves({});
