import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

type Issue = Resources["Issue"];
type State = Resources["WorkflowState"];

/** The state that an issue of a team begins in: the team's own word, else its first that is not started. */
export function firstState(store: Store<Resources>, team: Resources["Team"]): State {
  const states = store.WorkflowState.list({ teamId: team.id }).toSorted((a, b) => a.position - b.position);
  const first =
    states.find(({ type }) => type === "backlog") ?? states.find(({ type }) => type === "unstarted");
  return store.WorkflowState.get(team.defaultIssueStateId ?? first?.id ?? "");
}

/** When an issue was begun, finished or given up, once it has come into a state. */
export function moments(
  { type }: State,
  at: string,
  before?: Issue,
): Pick<Issue, "startedAt" | "completedAt" | "canceledAt"> {
  const wasStarted = before?.startedAt ?? null;
  return {
    startedAt: type === "started" || type === "completed" ? (wasStarted ?? at) : null,
    completedAt: type === "completed" ? at : null,
    canceledAt: type === "canceled" ? at : null,
  };
}
