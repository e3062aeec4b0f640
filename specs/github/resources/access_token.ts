import { sequence } from "@wondertwin/framework";
import { github } from "../vendor.ts";

export default github.resource("access_token", { id: sequence() }).behaves({
  defaults: { kind: "classic", login: null, scopes: [], installation_id: null, ends: null },
});
