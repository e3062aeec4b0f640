import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("conversation", { described: false, id: slackId("C") }).behaves({});
