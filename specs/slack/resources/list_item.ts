import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("list_item", { described: false, id: slackId("Rec") }).behaves({});
