import { sequence } from "@wondertwin/framework";
import { moment } from "../conventions/moment.ts";
import { nodeId } from "../conventions/node-id.ts";
import { page } from "../conventions/page.ts";
import { repositoryPath } from "../repositories/repository-path.ts";
import { github } from "../vendor.ts";

export default github
  .resource("job", { path: "/repos/{owner}/{repo}/actions/jobs/{job_id}", id: sequence(), state: "status" })
  .behaves({
    defaults: {
      conclusion: null,
      labels: ["ubuntu-latest"],
      steps: [],
      started_at: ({ now }) => moment(now()),
      fails: false,
      run_attempt: 1,
    },
    events: { created: false, updated: false, deleted: false },
    shows: (self, { store, url }) => {
      const path = repositoryPath(store, self.repository_id);
      return {
        node_id: nodeId("CheckRun", self.id),
        url: url(`${path}/actions/jobs/${self.id}`),
        run_url: url(`${path}/actions/runs/${self.run_id}`),
        html_url: page(`${path.slice("/repos/".length)}/actions/runs/${self.run_id}/job/${self.id}`),
        check_run_url: url(`${path}/check-runs/${self.id}`),
      };
    },
  });
