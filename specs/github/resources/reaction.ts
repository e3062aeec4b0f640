import { sequence } from "@wondertwin/framework";
import { nodeId } from "../conventions/node-id.ts";
import { accountOf } from "../people/simple-user.ts";
import { github } from "../vendor.ts";

export default github.resource("reaction", { id: sequence() }).behaves({
  defaults: { user_login: ({ caller }) => caller.id },
  shows: (self, { store, url }) => ({
    node_id: nodeId("Reaction", self.id),
    user: accountOf(self.user_login, { store, url }),
  }),
});
