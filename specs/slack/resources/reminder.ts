import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("reminder", { described: false, id: slackId("Rm") }).behaves({});
