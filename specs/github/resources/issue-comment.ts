import { sequence } from "@wondertwin/framework";
import { moment } from "../conventions/moment.ts";
import { nodeId } from "../conventions/node-id.ts";
import { reactionRollup } from "../issues/reactions.ts";
import { accountOf } from "../people/simple-user.ts";
import { permissionIn, suffices } from "../repositories/permission.ts";
import { repositoryPath } from "../repositories/repository-path.ts";
import { github } from "../vendor.ts";

export default github
  .resource("issue-comment", { path: "/repos/{owner}/{repo}/issues/comments/{comment_id}", id: sequence() })
  .behaves({
    defaults: { user_login: ({ caller }) => caller.id },
    shows: (self, { store, url }) => {
      const path = repositoryPath(store, self.repository_id);
      const { number } = store.issue.get(self.issue_id);
      const api = url(`${path}/issues/comments/${self.id}`);
      return {
        node_id: nodeId("IssueComment", self.id),
        url: api,
        issue_url: url(`${path}/issues/${number}`),
        html_url: `https://github.com${path.slice("/repos".length)}/issues/${number}#issuecomment-${self.id}`,
        user: accountOf(self.user_login, { store, url }),
        author_association:
          self.user_login === store.repository.get(self.repository_id).owner_login ? "OWNER" : "NONE",
        reactions: reactionRollup(store.reaction.within(self).list(), `${api}/reactions`),
      };
    },
    update: ({ self, caller, parents: { repository }, store, fail, now }) => {
      const mayPush = suffices(permissionIn(repository, { caller, store }), "push");
      if (!mayPush && self.user_login !== caller.id) fail("permission_denied");
      return { updated_at: moment(now()) };
    },
  });
