import { sequence } from "@wondertwin/framework";
import { nodeId } from "../conventions/node-id.ts";
import { page } from "../conventions/page.ts";
import { reactionRollup } from "../issues/reactions.ts";
import { accountOf } from "../people/simple-user.ts";
import { repositoryPath } from "../repositories/repository-path.ts";
import { github } from "../vendor.ts";

export default github
  .resource("commit-comment", { path: "/repos/{owner}/{repo}/comments/{comment_id}", id: sequence() })
  .behaves({
    defaults: { user_login: ({ caller }) => caller.id, path: null, position: null, line: null },
    shows: (self, { store, url }) => {
      const path = repositoryPath(store, self.repository_id);
      const api = url(`${path}/comments/${self.id}`);
      const isOwner = self.user_login === store.repository.get(self.repository_id).owner_login;
      return {
        node_id: nodeId("CommitComment", self.id),
        url: api,
        html_url: page(`${path.slice("/repos/".length)}/commit/${self.commit_id}#commitcomment-${self.id}`),
        user: accountOf(self.user_login, { store, url }),
        author_association: isOwner ? "OWNER" : "NONE",
        reactions: reactionRollup(store.reaction.within(self).list(), `${api}/reactions`),
      };
    },
  });
