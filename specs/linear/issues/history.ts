import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

type Issue = Resources["Issue"];

/** Fields whose changes an issue's history tells, by what the history calls them. */
const told = {
  StateId: "stateId",
  AssigneeId: "assigneeId",
  ParentId: "parentId",
  CycleId: "cycleId",
  ProjectId: "projectId",
  TeamId: "teamId",
  Title: "title",
  Priority: "priority",
  Estimate: "estimate",
  DueDate: "dueDate",
} as const;

/** Writes down what a change has changed, where it is something that people are told. */
export function writeHistory(
  store: Store<Resources>,
  {
    before,
    changes,
    actorId,
  }: { readonly before: Issue; readonly changes: object; readonly actorId: string },
): void {
  const after = { ...before, ...changes };
  const entry: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(told)) {
    if (after[field] === before[field]) continue;
    entry[`from${name}`] = before[field];
    entry[`to${name}`] = after[field];
  }
  const added = after.labelIds.filter((id) => !before.labelIds.includes(id));
  const removed = before.labelIds.filter((id) => !after.labelIds.includes(id));
  if (added.length > 0) entry["addedLabelIds"] = added;
  if (removed.length > 0) entry["removedLabelIds"] = removed;
  if (Object.keys(entry).length > 0) store.IssueHistory.insert({ ...entry, issueId: before.id, actorId });
}
