import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";
import { firstStates } from "../workspace/states.ts";

const DAY = 86_400_000;

export default linear.resource("Team", { id: uuid() }).behaves({
  find: (id, { store }) => store.Team.find({ key: id.toUpperCase() }),
  defaults: {
    lastNumber: 0,
    timezone: "America/Los_Angeles",
    issueEstimationType: "notUsed",
    defaultIssueEstimate: 1,
    setIssueSortOrderOnStateChange: "default",
    cycleDuration: 2,
    upcomingCycleCount: 2,
    autoArchivePeriod: 6,
    groupIssueHistory: true,
    displayName: ({ self }) => String(Reflect.get(self, "name") ?? ""),
    inviteHash: ({ random }) => random(16, "0123456789abcdef"),
  },
  computed: {
    issueCount: ({ id }, { store }) => store.Issue.list({ teamId: id }).length,
    activeCycle: ({ id }, { store, unix }) => {
      const now = unix() * 1000;
      const isActive = (cycle: { startsAt: string; endsAt: string }) =>
        Date.parse(cycle.startsAt) <= now && now < Date.parse(cycle.endsAt) + DAY;
      return store.Cycle.list({ teamId: id }).find(isActive) ?? null;
    },
    membership: ({ id }, { store, caller }) =>
      store.TeamMembership.find({ teamId: id, userId: caller.id }) ?? null,
  },
  create: ({ body: { input }, store, fail }) => {
    const key = (input.key ?? keyFrom(input.name)).toUpperCase();
    if (input.name === "") fail("INVALID_INPUT", { message: "name must not be empty" });
    if (!/^[A-Z][A-Z0-9]{0,6}$/.test(key))
      fail("INVALID_INPUT", { message: "key must be letters and digits" });
    if (store.Team.find({ key })) fail("INVALID_INPUT", { message: `The team key ${key} is taken.` });
    return { key };
  },
  created: ({ self, store, caller }) => {
    const states = firstStates.map((state) => store.WorkflowState.insert({ ...state, teamId: self.id }));
    store.TeamMembership.insert({ teamId: self.id, userId: caller.id, owner: true });
    const first = states.find(({ type }) => type === "backlog");
    const duplicate = states.find(({ type }) => type === "duplicate");
    return store.Team.update(
      self,
      { defaultIssueStateId: first?.id ?? null, markedAsDuplicateWorkflowStateId: duplicate?.id ?? null },
      { event: false },
    );
  },
  remove: ({ self, store }) => {
    for (const issue of store.Issue.list({ teamId: self.id })) store.Issue.remove(issue);
    for (const state of store.WorkflowState.list({ teamId: self.id })) store.WorkflowState.remove(state);
    for (const each of store.TeamMembership.list({ teamId: self.id })) store.TeamMembership.remove(each);
  },
});

/** The first three letters, as the application suggests. */
function keyFrom(name: string): string {
  return name.replaceAll(/[^A-Za-z]/g, "").slice(0, 3);
}
