import { sequence } from "@wondertwin/framework";
import { nodeId } from "../conventions/node-id.ts";
import { page } from "../conventions/page.ts";
import { accountOf } from "../people/simple-user.ts";
import { repositoryPath } from "../repositories/repository-path.ts";
import { github } from "../vendor.ts";

export default github
  .resource("pull-request-review", {
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}",
    id: sequence(),
  })
  .behaves({
    defaults: { user_login: ({ caller }) => caller.id, body: "" },
    events: { created: false, updated: false, deleted: false },
    shows: (self, { store, url }) => {
      const pull = store["pull-request"].find({ id: self.pull_id });
      if (!pull) return {};
      const path = repositoryPath(store, pull.repository_id);
      const api = url(`${path}/pulls/${pull.number}`);
      const html = page(`${path.slice("/repos/".length)}/pull/${pull.number}#pullrequestreview-${self.id}`);
      return {
        node_id: nodeId("PullRequestReview", self.id),
        user: accountOf(self.user_login, { store, url }),
        html_url: html,
        pull_request_url: api,
        _links: { html: { href: html }, pull_request: { href: api } },
        author_association:
          store.repository.get(pull.repository_id).owner_login === self.user_login ? "OWNER" : "CONTRIBUTOR",
      };
    },
  });
