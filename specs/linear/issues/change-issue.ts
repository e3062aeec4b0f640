import type { Changes } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import type { Resources } from "../resources.ts";
import type { Acting } from "../workspace/acting.ts";
import { identifierOf, nextNumber } from "./identifier.ts";
import { checkInput } from "./input.ts";
import { moments, stateOf } from "./state.ts";

type Issue = Resources["Issue"];

/** What a change of an issue brings with it. */
export function changeIssue(
  self: Issue,
  input: Schemas["IssueUpdateInput"],
  context: Acting,
): Changes<Issue> {
  const { store, now } = context;
  checkInput(input, context);
  const at = now().toISOString();
  const team = store.Team.get(input.teamId ?? self.teamId);
  const moved = team.id !== self.teamId;
  const state = input.stateId
    ? stateOf(context, team, input.stateId)
    : moved
      ? sameState(context, team, self)
      : undefined;
  const changes: Changes<Issue> = {
    labelIds: changedLabels(self, input),
    ...(state && state.id !== self.stateId && { stateId: state.id, ...moments(state, at, self) }),
    ...(moved && {
      number: nextNumber(store, team),
      previousIdentifiers: [...self.previousIdentifiers, identifierOf(store, self)],
      cycleId: null,
    }),
    ...(typeof input.assigneeId === "string" && {
      subscriberIds: [...new Set([...self.subscriberIds, input.assigneeId])],
    }),
    ...(typeof input.trashed === "boolean" && {
      trashed: input.trashed,
      archivedAt: input.trashed ? at : null,
    }),
  };
  return changes;
}

function changedLabels({ labelIds }: Issue, input: Schemas["IssueUpdateInput"]): string[] {
  const labels = new Set(input.labelIds ?? labelIds);
  for (const id of input.addedLabelIds ?? []) labels.add(id);
  for (const id of input.removedLabelIds ?? []) labels.delete(id);
  return [...labels];
}

/** The state of another team that is most like the one an issue is in. */
function sameState(
  { store }: Acting,
  team: Resources["Team"],
  { stateId }: Issue,
): Resources["WorkflowState"] | undefined {
  const before = store.WorkflowState.find(stateId);
  const states = store.WorkflowState.list({ teamId: team.id });
  return states.find(({ name }) => name === before?.name) ?? states.find(({ type }) => type === before?.type);
}
