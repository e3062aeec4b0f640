import { sequence } from "@wondertwin/framework";
import { nodeId } from "../conventions/node-id.ts";
import { accountOf } from "../people/simple-user.ts";
import { repositoryPath } from "../repositories/repository-path.ts";
import { github } from "../vendor.ts";

export default github
  .resource("issue-event", { path: "/repos/{owner}/{repo}/issues/events/{event_id}", id: sequence() })
  .behaves({
    defaults: { label_id: null },
    shows: (self, { store, url }) => {
      const issue = store.issue.get(self.issue_id);
      const label = self.label_id === null ? undefined : store.label.find(self.label_id);
      return {
        node_id: nodeId("IssueEvent", self.id),
        url: url(`${repositoryPath(store, issue.repository_id)}/issues/events/${self.id}`),
        actor: accountOf(self.actor_login, { store, url }),
        issue: store.issue.show(issue),
        ...(label && { label: { name: label.name, color: label.color } }),
      };
    },
  });
