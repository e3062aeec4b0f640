import type { Event, Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

/** The resources whose changes Linear tells of, and what it calls those it calls otherwise. */
const told = [
  "Attachment",
  "Comment",
  "Cycle",
  "Document",
  "Initiative",
  "InitiativeUpdate",
  "Issue",
  "IssueLabel",
  "Project",
  "ProjectLabel",
  "ProjectUpdate",
  "Reaction",
  "Team",
  "User",
] as const;

const actions = { created: "create", updated: "update", deleted: "remove" } as const;
type Change = keyof typeof actions;

const isChange = (change: string): change is Change => Object.hasOwn(actions, change);

/** The name of an event: the resource and what happened to it. */
export function eventName({ resource, change }: { resource: string; change: string }): string {
  return `${resource}.${isChange(change) ? actions[change] : change}`;
}

export const eventNames = told.flatMap((type) => Object.values(actions).map((action) => `${type}.${action}`));

/** The events of the types that a webhook names. */
export function subscribedTo(resourceTypes: readonly string[]): readonly string[] {
  return resourceTypes.flatMap((type) => Object.values(actions).map((action) => `${type}.${action}`));
}

/** Whether an event is of a team's things, for a webhook of one team; what is of no team is everybody's. */
export function isOfTeam(teamId: string | null): (event: { readonly body: object }) => boolean {
  return ({ body }) => {
    const data: unknown = "data" in body ? body.data : undefined;
    const isTeams = typeof data === "object" && data !== null && "teamId" in data;
    return teamId === null || !isTeams || data.teamId === teamId;
  };
}

/** An event as its deliveries carry it (linear.app/developers/webhooks). */
export function eventEnvelope(event: Event, { store }: { readonly store: Store<Resources> }): object {
  const [type = "", action = ""] = event.name.split(".");
  const { data, previous, at, caller } = event;
  const actor = store.User.find(caller.id);
  const organization = store.Organization.find(() => true);
  return {
    action,
    actor: actor && {
      id: actor.id,
      type: "user",
      name: actor.name,
      email: actor.email,
      url: profileOf(store, actor),
    },
    createdAt: at.toISOString(),
    data,
    ...("url" in data && { url: data.url }),
    ...(action === "update" && { updatedFrom: previous ?? {} }),
    type,
    organizationId: organization?.id,
  };
}

function profileOf(store: Store<Resources>, { displayName }: Resources["User"]): string {
  return `https://linear.app/${store.Organization.find(() => true)?.urlKey}/profiles/${displayName}`;
}
