import { placeOf } from "../git/place.ts";
import type { Resources } from "../resources.ts";
import type { Acting } from "./acting.ts";
import type { WorkflowFile } from "./read-workflow.ts";
import { startRun } from "./start-run.ts";
import { workflowFiles, workflowPath } from "./workflow-files.ts";

interface Pushed {
  readonly branch: string;
  readonly to: string | undefined;
}

/** What a push means to workflows: those of the default branch are there, and those that run on pushes start. */
export function followWorkflows(
  acting: Acting,
  repository: Resources["repository"],
  { branch, to }: Pushed,
): void {
  if (to === undefined) return;
  const files = workflowFiles(placeOf(acting, repository), to);
  if (branch === repository.default_branch) keepWorkflows(acting, repository, files);
  for (const [file, { events, jobs }] of files) {
    const workflow = acting.store.workflow.find({ repository_id: repository.id, file, state: "active" });
    if (workflow && events.includes("push"))
      startRun(acting, workflow, { event: "push", head_branch: branch, head_sha: to, jobs });
  }
}

function keepWorkflows(
  { store }: Acting,
  repository: Resources["repository"],
  files: ReadonlyMap<string, WorkflowFile>,
): void {
  const known = store.workflow.list({ repository_id: repository.id });
  for (const workflow of known) if (!files.has(workflow.file)) store.workflow.remove(workflow);
  for (const [file, { name }] of files) {
    const path = workflowPath(file);
    const told = { name: name ?? path, path };
    const workflow = known.find((each) => each.file === file);
    if (!workflow)
      store.workflow
        .within(repository)
        .insert({ ...told, repository_id: repository.id, file, state: "active" });
    else if (workflow.name !== told.name) store.workflow.update(workflow, told);
  }
}
