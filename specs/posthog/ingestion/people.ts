import { uuid } from "@wondertwin/framework";
import type { Posthog, Team } from "../context.ts";
import type { Properties, Resources } from "../resources.ts";

type Person = Resources["Person"];

const uuids = uuid();

/** Who goes by a name in a project, if anybody does. */
export function personNamed({ store }: Pick<Posthog, "store">, team: Team, name: string): Person | undefined {
  const known = store.distinct_id.find(nameKey(team, name));
  return known && store.Person.find({ uuid: known.person });
}

/** Who goes by a name; somebody new where nobody does. */
export function personOf(context: Posthog, team: Team, name: string): Person {
  return personNamed(context, team, name) ?? newPerson(context, team, [name]);
}

function newPerson({ store, random }: Posthog, team: Team, distinct_ids: readonly string[]): Person {
  const id = uuids({ random, count: 0 });
  for (const name of distinct_ids) store.distinct_id.insert({ id: nameKey(team, name), person: String(id) });
  return store.Person.within(team).insert({
    uuid: String(id),
    distinct_ids: [...distinct_ids],
    properties: {},
    is_identified: false,
  });
}

/**
 * Lets a person go by another name too, and be one with whoever went by it. Someone who was identified is not
 * taken for someone else, unless `anyway` (posthog.com/docs/product-analytics/identify).
 */
export function giveName(
  context: Posthog,
  team: Team,
  { person: name, also, anyway = false }: { person: string; also: string; anyway?: boolean },
): Person {
  const { store } = context;
  const [person, other] = [personNamed(context, team, name), personNamed(context, team, also)];
  if (person === undefined && other === undefined) return newPerson(context, team, [also, name]);
  if (person === undefined || other === undefined) {
    const known = person ?? other;
    const added = person === undefined ? name : also;
    if (known === undefined) throw new Error("One of the two is known.");
    store.distinct_id.insert({ id: nameKey(team, added), person: known.uuid });
    return store.Person.update(known, { distinct_ids: [...known.distinct_ids, added] });
  }
  if (person.uuid === other.uuid || (other.is_identified && !anyway)) return person;
  return merge(context, team, { person, other });
}

/** Makes two people one: what is known of the first holds, and the events of both are its. */
function merge(
  { store }: Posthog,
  team: Team,
  { person, other }: { readonly person: Person; readonly other: Person },
): Person {
  for (const name of other.distinct_ids) {
    const known = store.distinct_id.find(nameKey(team, name));
    if (known) store.distinct_id.update(known, { person: person.uuid });
  }
  for (const event of store.ClickhouseEvent.list({ person_id: other.uuid }))
    store.ClickhouseEvent.update(event, { person_id: person.uuid });
  store.Person.remove(other);
  return store.Person.update(person, {
    distinct_ids: [...person.distinct_ids, ...other.distinct_ids],
    properties: { ...other.properties, ...person.properties },
    created_at: [person.created_at, other.created_at].toSorted()[0],
  });
}

/** What becomes of properties by `$set`, `$set_once` and `$unset`. */
export function changed(properties: Properties, { $set, $set_once, $unset }: Properties): Properties {
  const next = { ...asProperties($set_once), ...properties, ...asProperties($set) };
  for (const name of Array.isArray($unset) ? $unset : Object.keys(asProperties($unset))) delete next[name];
  return next;
}

export function asProperties(value: unknown): { [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

export const nameKey = (team: Team, name: string) => `${team.id}:${name}`;
