import { sequence } from "@wondertwin/framework";
import { github } from "../vendor.ts";

export default github.resource("team_access", { id: sequence() }).behaves({
  defaults: { permission: "push" },
});
