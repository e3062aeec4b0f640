import { sequence } from "@wondertwin/framework";
import { moment } from "../conventions/moment.ts";
import { github } from "../vendor.ts";

export default github.resource("star", { id: sequence() }).behaves({
  defaults: { starred_at: ({ now }) => moment(now()) },
});
