import type { Posthog, Team } from "../context.ts";
import type { Properties, Resources } from "../resources.ts";
import { asProperties, changed } from "./people.ts";

/** A project has no more types of groups than these. */
const MOST = 5;

/** The number of a type of group, given to it when it is first heard of; undefined where there are too many. */
export function groupTypeIndex({ store, now }: Posthog, team: Team, type: string): number | undefined {
  const types = store.GroupType.within(team);
  const known = types.find({ group_type: type });
  if (known) return known.group_type_index;
  const index = types.list().length;
  if (index >= MOST) return undefined;
  types.insert({ group_type: type, group_type_index: index, created_at: now().toISOString() });
  return index;
}

/** Takes note of the types of groups that an event is about. */
export function noteGroups(context: Posthog, team: Team, groups: Properties): void {
  for (const type of Object.keys(groups)) groupTypeIndex(context, team, type);
}

/** Keeps what an event of the name `$groupidentify` says of a group. */
export function setGroup(context: Posthog, team: Team, properties: Properties): void {
  const { $group_type: type, $group_key: key, $group_set } = properties;
  const index = typeof type === "string" ? groupTypeIndex(context, team, type) : undefined;
  if (index === undefined || typeof key !== "string") return;
  const { store } = context;
  const known = groupOf(context, team, { index, key });
  const group_properties = changed(known?.group_properties ?? {}, { $set: asProperties($group_set) });
  if (known) store.Group.update(known, { group_properties });
  else
    store.Group.within(team).insert({
      id: `${team.id}:${index}:${key}`,
      group_type_index: index,
      group_key: key,
      group_properties,
    });
}

export function groupOf(
  { store }: Pick<Posthog, "store">,
  team: Team,
  { index, key }: { readonly index: number; readonly key: string },
): Resources["Group"] | undefined {
  return store.Group.find(`${team.id}:${index}:${key}`);
}
