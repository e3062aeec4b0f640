import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("role_assignment", { described: false, id: slackId("Ra") }).behaves({});
