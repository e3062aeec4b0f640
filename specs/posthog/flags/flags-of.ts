import type { PosthogStore, Team } from "../context.ts";
import type { Resources } from "../resources.ts";

/** The flags of a project by their keys, the oldest first. */
export function flagsOf(store: PosthogStore, team: Team): ReadonlyMap<string, Resources["FeatureFlag"]> {
  const kept = store.FeatureFlag.within(team).list(({ deleted }) => !deleted);
  return new Map(kept.map((flag) => [flag.key, flag]));
}

/** Names of a project's types of groups by their number. */
export function groupTypesOf(store: PosthogStore, team: Team): ReadonlyMap<number, string> {
  const types = store.GroupType.within(team).list();
  return new Map(types.map(({ group_type_index, group_type }) => [group_type_index, group_type]));
}
