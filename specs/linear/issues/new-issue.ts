import type { Changes } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import type { Resources } from "../resources.ts";
import type { Acting } from "../workspace/acting.ts";
import { nextNumber } from "./identifier.ts";
import { checkInput } from "./input.ts";
import { firstState, moments, stateOf } from "./state.ts";

/** What a new issue has beside what its input says. */
export function newIssue(input: Schemas["IssueCreateInput"], context: Acting): Changes<Resources["Issue"]> {
  const { store, now, caller, fail } = context;
  if (!input.title && !input.templateId) fail("INVALID_INPUT", { message: "title must be a string" });
  checkInput(input, context);
  const team = store.Team.get(input.teamId);
  const state = input.stateId ? stateOf(context, team, input.stateId) : firstState(store, team);
  const people = [caller.id, input.assigneeId, ...(input.subscriberIds ?? [])];
  return {
    number: nextNumber(store, team),
    stateId: state.id,
    labelIds: input.labelIds ?? [],
    subscriberIds: [...new Set(people.filter((id) => typeof id === "string"))],
    sortOrder: input.sortOrder ?? -now().getTime() / 1000,
    ...moments(state, now().toISOString()),
  };
}
