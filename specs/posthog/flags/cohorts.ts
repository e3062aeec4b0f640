import type { PosthogStore, Team } from "../context.ts";
import type { Resources } from "../resources.ts";
import type { PropertyFilter, PropertyGroup } from "./definition.ts";
import { matchesGroup, type Subject } from "./evaluate.ts";

/** Tells for a project who is in which cohort: static ones list their people, others have filters. */
export function cohortTest(store: PosthogStore, team: Team, person: Resources["Person"] | undefined) {
  const underWay = new Set<number>();
  return (id: number, subject: Subject): boolean => {
    const cohort = store.Cohort.within(team).find(id);
    if (cohort === undefined || cohort.deleted || underWay.has(id)) return false;
    if (cohort.is_static) return person !== undefined && cohort.members.includes(person.uuid);
    const group = cohort.filters?.properties;
    if (group === undefined) return false;
    underWay.add(id);
    const isIn = matchesGroup(group, subject);
    underWay.delete(id);
    return isIn;
  };
}

/** The filters of every cohort that has any, by its number, as SDKs read them. */
export function cohortDefinitions(store: PosthogStore, team: Team): { [id: string]: PropertyGroup } {
  const kept = store.Cohort.within(team).list(({ deleted, is_static }) => !deleted && !is_static);
  return Object.fromEntries(
    kept.flatMap(({ id, filters }) => (filters?.properties ? [[id, filters.properties] as const] : [])),
  );
}

/** All single filters of a group, however deep they stand. */
export function filtersOf(group: PropertyGroup | PropertyFilter): readonly PropertyFilter[] {
  return "values" in group ? group.values.flatMap(filtersOf) : [group];
}
