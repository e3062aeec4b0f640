import { sequence } from "@wondertwin/framework";
import { beginRun, endRun, planRun } from "../actions/progress.ts";
import { moment } from "../conventions/moment.ts";
import { nodeId } from "../conventions/node-id.ts";
import { page } from "../conventions/page.ts";
import { readCommit } from "../git/commit.ts";
import { placeOf } from "../git/place.ts";
import { accountOf } from "../people/simple-user.ts";
import { relatedRepository } from "../repositories/related-repository.ts";
import { github } from "../vendor.ts";

export default github
  .resource("workflow-run", { path: "/repos/{owner}/{repo}/actions/runs/{run_id}", id: sequence() })
  .behaves({
    defaults: {
      status: "queued",
      conclusion: null,
      run_attempt: 1,
      run_started_at: ({ now }) => moment(now()),
      pull_requests: [],
      referenced_workflows: [],
      previous_attempt_url: null,
    },
    plan: (context) => planRun(context, context.self),
    effects: {
      begin: (context) => {
        beginRun(context, context.self);
        return undefined;
      },
      finish: (context) => {
        endRun(context, context.self);
        return undefined;
      },
    },
    shows: (self, { store, url }) => {
      const repository = store.repository.get(self.repository_id);
      const place = placeOf({ store, url }, repository);
      const api = `${place.api}/actions/runs/${self.id}`;
      const related = { ...relatedRepository(store, repository), license: null };
      const commit = readCommit(place.objects, self.head_sha);
      return {
        node_id: nodeId("WorkflowRun", self.id),
        url: api,
        html_url: page(`${place.fullName}/actions/runs/${self.id}`),
        jobs_url: `${api}/jobs`,
        logs_url: `${api}/logs`,
        artifacts_url: `${api}/artifacts`,
        cancel_url: `${api}/cancel`,
        rerun_url: `${api}/rerun`,
        workflow_url: `${place.api}/actions/workflows/${self.workflow_id}`,
        check_suite_url: `${place.api}/check-suites/${self.id}`,
        check_suite_id: self.id,
        actor: accountOf(self.actor_login, { store, url }),
        triggering_actor: accountOf(self.actor_login, { store, url }),
        repository: related,
        head_repository: related,
        head_commit: commit
          ? {
              id: self.head_sha,
              tree_id: commit.tree,
              message: commit.message,
              timestamp: moment(new Date(commit.committer.at * 1000)),
              author: { name: commit.author.name, email: commit.author.email },
              committer: { name: commit.committer.name, email: commit.committer.email },
            }
          : null,
      };
    },
  });
