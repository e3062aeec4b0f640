import { sequence } from "@wondertwin/framework";
import { github } from "../vendor.ts";

export default github.resource("team_member", { id: sequence() }).behaves({
  defaults: { role: "member" },
});
