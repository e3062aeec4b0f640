import { uuid } from "@wondertwin/framework";
import { changeIssue } from "../issues/change-issue.ts";
import { computed } from "../issues/computed.ts";
import { writeHistory } from "../issues/history.ts";
import { byIdentifier, nextNumber } from "../issues/identifier.ts";
import { newIssue } from "../issues/new-issue.ts";
import { notify } from "../issues/notify.ts";
import { firstState } from "../issues/state.ts";
import { linear } from "../vendor.ts";

/** The team that an issue is given to. */
const teamOf = (self: object) => ("teamId" in self ? String(self.teamId) : "");

export default linear.resource("Issue", { id: uuid() }).behaves({
  find: (id, { store }) => byIdentifier(store, id),
  // What an issue has that nobody asked the API for: one that is planted.
  defaults: {
    teamId: ({ store }) => store.Team.find(() => true)?.id ?? "",
    number: ({ self, store }) => nextNumber(store, store.Team.get(teamOf(self))),
    stateId: ({ self, store }) => firstState(store, store.Team.get(teamOf(self))).id,
  },
  computed,
  create: ({ body: { input }, ...context }) => newIssue(input, context),
  created: ({ self, store, caller }) => {
    notify(store, self, { type: "issueAssignedToYou", to: [self.assigneeId], actorId: caller.id });
    return self;
  },
  update: ({ self, body: { input }, ...context }) => {
    const { store, caller } = context;
    const changes = changeIssue(self, input, context);
    writeHistory(store, { before: self, changes: { ...input, ...changes }, actorId: caller.id });
    if (input.assigneeId && input.assigneeId !== self.assigneeId)
      notify(store, self, { type: "issueAssignedToYou", to: [input.assigneeId], actorId: caller.id });
    return changes;
  },
});
