import { paged, reply } from "@wondertwin/framework";
import type { Acting } from "../actions/acting.ts";
import { endRun, latestJobs, planRun } from "../actions/progress.ts";
import { addJobs, startRun } from "../actions/start-run.ts";
import { workflowFiles } from "../actions/workflow-files.ts";
import { moment } from "../conventions/moment.ts";
import { placeOf } from "../git/place.ts";
import { branchOf, revision } from "../git/references.ts";
import type { Resources } from "../resources.ts";
import { github } from "../vendor.ts";

type Run = Resources["workflow-run"];

interface Wanted {
  readonly actor?: string;
  readonly branch?: string;
  readonly event?: string;
  readonly status?: string;
  readonly head_sha?: string;
}

/** Runs as a list's parameters ask for them, the newest first; a status names a state or an outcome. */
function wantedRuns(runs: readonly Run[], { actor, branch, event, status, head_sha }: Wanted) {
  const fits = (run: Run) =>
    (actor === undefined || run.actor_login === actor) &&
    (branch === undefined || run.head_branch === branch) &&
    (event === undefined || run.event === event) &&
    (head_sha === undefined || run.head_sha === head_sha) &&
    (status === undefined || run.status === status || run.conclusion === status);
  return paged(runs.filter(fits).toReversed());
}

/** Runs a finished run again, all of its jobs or those that failed. */
function rerun(
  context: Acting & { fail(reason: "permission_denied", details: { readonly message: string }): never },
  run: Run,
): void {
  const { store, now, caller, emit, fail } = context;
  if (run.status !== "completed")
    fail("permission_denied", { message: "The workflow run is already running" });
  const jobs = latestJobs(store, run);
  const again = store["workflow-run"].update(run, {
    status: "queued",
    conclusion: null,
    run_attempt: (run.run_attempt ?? 1) + 1,
    run_started_at: moment(now()),
    updated_at: moment(now()),
    actor_login: caller.id,
  });
  addJobs(context, again, jobs);
  planRun(context, again);
  emit("workflow-run-requested", store["workflow-run"].show(again));
}

/** Ends a run before it is done. */
function cancel(
  context: Acting & {
    fail(
      reason: "failed_precondition",
      details: { readonly message: string; readonly extra: { readonly status: number } },
    ): never;
  },
  run: Run,
): void {
  const { store, fail } = context;
  if (run.status === "completed")
    fail("failed_precondition", {
      message: "Cannot cancel a workflow run that is completed.",
      extra: { status: 409 },
    });
  store["workflow-run"].unschedule(run, run.status === "queued" ? "begin" : "finish");
  endRun(context, run, true);
}

export default github.operations({
  "actions/create-workflow-dispatch": (context) => {
    const { parents, body, store, url, emit, fail } = context;
    const { workflow, repository } = parents;
    const ref = branchOf(body.ref) ?? body.ref;
    const sha =
      revision(store, repository, body.ref) ??
      fail("invalid_argument", { message: `No ref found for: ${body.ref}` });
    if (workflow.state !== "active")
      fail("invalid_argument", { message: "Cannot trigger a 'workflow_dispatch' on a disabled workflow" });
    const file = workflowFiles(placeOf(context, repository), sha).get(workflow.file);
    if (!file?.events.includes("workflow_dispatch"))
      fail("invalid_argument", { message: "Workflow does not have 'workflow_dispatch' trigger" });
    const event = "workflow_dispatch";
    const run = startRun(context, workflow, {
      event,
      head_branch: ref,
      head_sha: sha,
      jobs: file?.jobs ?? [],
    });
    emit("workflow-dispatch", {
      inputs: body.inputs ?? null,
      ref: `refs/heads/${ref}`,
      workflow: workflow.path,
      repository_url: url(`/repos/${repository.owner_login}/${repository.name}`),
    });
    if (body.return_run_details !== true) return reply({ status: 204 });
    const { url: run_url, html_url } = store["workflow-run"].show(run);
    return { workflow_run_id: run.id, run_url, html_url };
  },

  "actions/enable-workflow": ({ parents: { workflow }, store }) => {
    store.workflow.update(workflow, { state: "active" });
  },

  "actions/disable-workflow": ({ parents: { workflow }, store }) => {
    store.workflow.update(workflow, { state: "disabled_manually" });
  },

  "actions/list-workflow-runs": ({ parents: { workflow }, query, store }) =>
    wantedRuns(store["workflow-run"].list({ workflow_id: workflow.id }), query),

  "actions/list-workflow-runs-for-repo": ({ parents: { repository }, query, store }) =>
    wantedRuns(store["workflow-run"].list({ repository_id: repository.id }), query),

  "actions/list-jobs-for-workflow-run": ({ parents, query, store }) => {
    const run = parents["workflow-run"];
    return paged(query.filter === "all" ? store.job.list({ run_id: run.id }) : latestJobs(store, run));
  },

  "actions/cancel-workflow-run": (context) => {
    cancel(context, context.parents["workflow-run"]);
    return {};
  },

  "actions/force-cancel-workflow-run": (context) => {
    cancel(context, context.parents["workflow-run"]);
    return {};
  },

  "actions/re-run-workflow": (context) => {
    rerun(context, context.parents["workflow-run"]);
    return {};
  },

  "actions/re-run-workflow-failed-jobs": (context) => {
    rerun(context, context.parents["workflow-run"]);
    return {};
  },

  "actions/get-workflow-run-usage": ({ parents, store }) => {
    const jobs = store.job.list({ run_id: parents["workflow-run"].id, status: "completed" });
    const duration = (job: Resources["job"]) =>
      Date.parse(job.completed_at ?? job.started_at) - Date.parse(job.started_at);
    const total = jobs.reduce((sum, job) => sum + duration(job), 0);
    return { billable: {}, run_duration_ms: total };
  },
});
