import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";
import type { Acting } from "../workspace/acting.ts";

type Issue = Resources["Issue"];
type State = Resources["WorkflowState"];
type Team = Resources["Team"];

/** The state that an issue of a team begins in: the team's own word, else the first of its backlog. */
export function firstState(store: Store<Resources>, team: Team): State {
  const states = store.WorkflowState.list({ teamId: team.id }).toSorted((a, b) => a.position - b.position);
  const first =
    states.find(({ type }) => type === "backlog") ?? states.find(({ type }) => type === "unstarted");
  return store.WorkflowState.get(team.defaultIssueStateId ?? first?.id ?? "");
}

/** The state with an id, which must be of the issue's team. */
export function stateOf({ store, fail }: Acting, team: Team, id: string): State {
  const state = store.WorkflowState.get(id);
  if (state.teamId === team.id) return state;
  return fail("INVALID_INPUT", { message: "The workflow state is not of the issue's team." });
}

/** When an issue was begun, finished or given up, once it has come into a state. */
export function moments(
  { type }: State,
  at: string,
  before?: Issue,
): Pick<Issue, "startedAt" | "completedAt" | "canceledAt"> {
  const isBegun = type === "started" || type === "completed";
  return {
    startedAt: isBegun ? (before?.startedAt ?? at) : null,
    completedAt: type === "completed" ? at : null,
    canceledAt: type === "canceled" || type === "duplicate" ? at : null,
  };
}
