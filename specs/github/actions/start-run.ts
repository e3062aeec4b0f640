import { readCommit } from "../git/commit.ts";
import { objectsOf } from "../git/objects.ts";
import type { Resources } from "../resources.ts";
import type { Acting } from "./acting.ts";
import type { WorkflowJob } from "./read-workflow.ts";

interface Started {
  readonly event: string;
  readonly head_branch: string;
  readonly head_sha: string;
  readonly jobs: readonly WorkflowJob[];
}

/** Starts a run of a workflow, which waits for a runner first. */
export function startRun(
  acting: Acting,
  workflow: Resources["workflow"],
  { event, head_branch, head_sha, jobs }: Started,
): Resources["workflow-run"] {
  const { store, caller, emit } = acting;
  const repository = store.repository.get(workflow.repository_id);
  const message = readCommit(objectsOf(store, repository), head_sha)?.message ?? "";
  const run = store["workflow-run"].within(repository).insert({
    repository_id: repository.id,
    workflow_id: workflow.id,
    actor_login: caller.id,
    name: workflow.name,
    path: workflow.path,
    run_number: store["workflow-run"].list({ workflow_id: workflow.id }).length + 1,
    display_title: event === "push" ? (message.split("\n", 1)[0] ?? "") : workflow.name,
    event,
    head_branch,
    head_sha,
  });
  addJobs(acting, run, jobs);
  emit("workflow-run-requested", store["workflow-run"].show(run));
  return run;
}

/** The jobs of a run's attempt, which wait as it does. */
export function addJobs(
  { store, emit }: Acting,
  run: Resources["workflow-run"],
  jobs: readonly WorkflowJob[],
): void {
  for (const { name, fails } of jobs) {
    const job = store.job.within(run).insert({
      repository_id: run.repository_id,
      run_id: run.id,
      run_attempt: run.run_attempt ?? 1,
      head_sha: run.head_sha,
      head_branch: run.head_branch,
      workflow_name: run.name ?? null,
      name,
      fails,
      status: "queued",
    });
    emit("workflow-job-queued", store.job.show(job));
  }
}
