import { sequence } from "@wondertwin/framework";
import { github } from "../vendor.ts";

export default github.resource("collaboration", { id: sequence() }).behaves({
  defaults: { permission: "push" },
});
