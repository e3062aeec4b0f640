import { sequence } from "@wondertwin/framework";
import { github } from "../vendor.ts";

export default github.resource("membership", { id: sequence() }).behaves({
  defaults: { role: "member", state: "active", public: false },
});
