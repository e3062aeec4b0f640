import { sequence } from "@wondertwin/framework";
import { moment } from "../conventions/moment.ts";
import { nodeId } from "../conventions/node-id.ts";
import { accountOf } from "../people/simple-user.ts";
import { repositoryPath } from "../repositories/repository-path.ts";
import { github } from "../vendor.ts";

export default github
  .resource("milestone", {
    path: "/repos/{owner}/{repo}/milestones/{milestone_number}",
    id: sequence(),
    by: ["number"],
    state: "state",
  })
  .behaves({
    initial: "open",
    shows: (self, { store, url }) => {
      const path = repositoryPath(store, self.repository_id);
      const api = url(`${path}/milestones/${self.number}`);
      const issues = store.issue.list({ milestone_id: self.id });
      const open = issues.filter(({ state }) => state === "open").length;
      return {
        node_id: nodeId("Milestone", self.id),
        url: api,
        labels_url: `${api}/labels`,
        html_url: `https://github.com${path.slice("/repos".length)}/milestone/${self.number}`,
        creator: accountOf(self.creator_login, { store, url }),
        open_issues: open,
        closed_issues: issues.length - open,
      };
    },
    filters: { state: ({ state }, wanted) => wanted === "all" || state === wanted },
    listed: ({ state }, { query }) => "state" in query || state === "open",
    create: ({ caller, parents }) => ({ repository_id: parents.repository.id, creator_login: caller.id }),
    update: ({ self, body, now }) => ({
      updated_at: moment(now()),
      closed_at: (body.state ?? self.state) === "closed" ? (self.closed_at ?? moment(now())) : null,
    }),
  });
