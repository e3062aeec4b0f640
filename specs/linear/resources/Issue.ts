import { uuid } from "@wondertwin/framework";
import { byIdentifier, identifierOf } from "../issues/identifier.ts";
import { priorityLabel } from "../issues/priority.ts";
import { slug } from "../issues/slug.ts";
import { firstState, moments } from "../issues/state.ts";
import { linear } from "../vendor.ts";

export default linear.resource("Issue", { id: uuid() }).behaves({
  find: (id, { store }) => byIdentifier(store, id),
  defaults: { sortOrder: ({ now }) => -now().getTime() / 1000 },
  computed: {
    identifier: (self, { store }) => identifierOf(store, self),
    url: (self, { store }) =>
      `https://linear.app/${store.Organization.list()[0]?.urlKey}/issue/${identifierOf(store, self)}/${slug(self.title)}`,
    branchName: (self, { store }) => `${identifierOf(store, self).toLowerCase()}-${slug(self.title)}`,
    priorityLabel: ({ priority }) => priorityLabel(priority),
    customerTicketCount: (self, { store }) => store.Attachment.list({ issueId: self.id }).length,
  },
  create: ({ body: { input }, store, now, fail }) => {
    if (!input.title && !input.templateId) fail("invalid_argument", { message: "title must be a string" });
    const team = store.Team.get(input.teamId);
    const state = input.stateId ? store.WorkflowState.get(input.stateId) : firstState(store, team);
    if (state.teamId !== team.id)
      fail("invalid_argument", { message: "The state is not of the issue's team." });
    const number = team.lastNumber + 1;
    store.Team.update(team, { lastNumber: number }, { event: false });
    return { number, stateId: state.id, ...moments(state, now().toISOString()) };
  },
  update: ({ self, body: { input }, store, now }) => {
    const at = now().toISOString();
    const state = input.stateId ? store.WorkflowState.get(input.stateId) : undefined;
    const labelIds = new Set(input.labelIds ?? self.labelIds);
    for (const id of input.addedLabelIds ?? []) labelIds.add(id);
    for (const id of input.removedLabelIds ?? []) labelIds.delete(id);
    return {
      updatedAt: at,
      labelIds: [...labelIds],
      ...(state && state.id !== self.stateId && moments(state, at, self)),
    };
  },
});
