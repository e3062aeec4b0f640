import { sequence } from "@wondertwin/framework";
import { nodeId } from "../conventions/node-id.ts";
import { page } from "../conventions/page.ts";
import { repositoryPath } from "../repositories/repository-path.ts";
import { github } from "../vendor.ts";

export default github
  .resource("workflow", {
    path: "/repos/{owner}/{repo}/actions/workflows/{workflow_id}",
    id: sequence(),
  })
  .behaves({
    // A path may name the file instead of the number.
    find: (file, { store, parents: { repository } }) =>
      repository && store.workflow.find({ repository_id: repository.id, file }),
    shows: (self, { store, url }) => {
      const path = repositoryPath(store, self.repository_id);
      const name = path.slice("/repos/".length);
      return {
        node_id: nodeId("Workflow", self.id),
        url: url(`${path}/actions/workflows/${self.id}`),
        html_url: page(
          `${name}/blob/${store.repository.get(self.repository_id).default_branch}/${self.path}`,
        ),
        badge_url: page(`${name}/workflows/${encodeURIComponent(self.name)}/badge.svg`),
      };
    },
  });
