import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("oauth_code", { described: false, id: slackId("O") }).behaves({});
