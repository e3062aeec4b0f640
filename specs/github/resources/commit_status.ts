import { sequence } from "@wondertwin/framework";
import { nodeId } from "../conventions/node-id.ts";
import { accountOf } from "../people/simple-user.ts";
import { repositoryPath } from "../repositories/repository-path.ts";
import { github } from "../vendor.ts";

export default github.resource("commit_status", { id: sequence() }).behaves({
  defaults: {
    context: "default",
    description: null,
    target_url: null,
    creator_login: ({ caller }) => caller.id,
  },
  shows: (self, { store, url }) => {
    const creator = accountOf(self.creator_login, { store, url });
    return {
      node_id: nodeId("StatusContext", self.id),
      url: url(`${repositoryPath(store, self.repository_id)}/statuses/${self.sha}`),
      avatar_url: creator.avatar_url,
      creator,
    };
  },
});
