import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

export default slack.resource("invite_request", { described: false, id: slackId("Ir") }).behaves({});
