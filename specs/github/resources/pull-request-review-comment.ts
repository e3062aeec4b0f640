import { sequence } from "@wondertwin/framework";
import { moment } from "../conventions/moment.ts";
import { nodeId } from "../conventions/node-id.ts";
import { page } from "../conventions/page.ts";
import { reactionRollup } from "../issues/reactions.ts";
import { accountOf } from "../people/simple-user.ts";
import { repositoryPath } from "../repositories/repository-path.ts";
import { github } from "../vendor.ts";

export default github
  .resource("pull-request-review-comment", {
    path: "/repos/{owner}/{repo}/pulls/comments/{comment_id}",
    id: sequence(),
  })
  .behaves({
    defaults: { user_login: ({ caller }) => caller.id, diff_hunk: "", subject_type: "line", side: "RIGHT" },
    shows: (self, { store, url }) => {
      const pull = store["pull-request"].find({ id: self.pull_id });
      if (!pull) return {};
      const path = repositoryPath(store, pull.repository_id);
      const api = url(`${path}/pulls/comments/${self.id}`);
      const request = url(`${path}/pulls/${pull.number}`);
      const html = page(`${path.slice("/repos/".length)}/pull/${pull.number}#discussion_r${self.id}`);
      return {
        node_id: nodeId("PullRequestReviewComment", self.id),
        url: api,
        html_url: html,
        pull_request_url: request,
        user: accountOf(self.user_login, { store, url }),
        _links: { self: { href: api }, html: { href: html }, pull_request: { href: request } },
        author_association:
          store.repository.get(pull.repository_id).owner_login === self.user_login ? "OWNER" : "CONTRIBUTOR",
        reactions: reactionRollup(store.reaction.within(self).list(), `${api}/reactions`),
      };
    },
    update: ({ now }) => ({ updated_at: moment(now()) }),
  });
