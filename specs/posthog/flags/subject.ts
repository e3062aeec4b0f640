import type { Posthog, Team } from "../context.ts";
import { groupOf } from "../ingestion/groups.ts";
import { asProperties, personNamed } from "../ingestion/people.ts";
import type { Properties } from "../resources.ts";
import { cohortTest } from "./cohorts.ts";
import type { Subject } from "./evaluate.ts";
import { flagsOf, groupTypesOf } from "./flags-of.ts";

/** Of whom the flags are asked: what the project knows of them, under what the request says. */
export function subjectOf(context: Posthog, team: Team, asked: Properties): Subject {
  const { store, now } = context;
  const distinctId = String(asked["distinct_id"] ?? asked["$distinct_id"] ?? "");
  const person = personNamed(context, team, distinctId);
  const groupTypes = groupTypesOf(store, team);
  const groups = Object.fromEntries(
    Object.entries(asProperties(asked["groups"])).map(([type, key]) => [type, String(key)]),
  );
  const said = asProperties(asked["group_properties"]);
  return {
    distinctId,
    groups,
    personProperties: {
      distinct_id: distinctId,
      ...person?.properties,
      ...asProperties(asked["person_properties"]),
    },
    groupProperties: Object.fromEntries(
      [...groupTypes].flatMap(([index, type]) => {
        const key = groups[type];
        if (key === undefined) return [];
        const known = groupOf(context, team, { index, key });
        return [[type, { $group_key: key, ...known?.group_properties, ...asProperties(said[type]) }]];
      }),
    ),
    flags: flagsOf(store, team),
    groupTypes,
    inCohort: cohortTest(store, team, person),
    now: now(),
    known: new Map(),
  };
}
