import { uuid } from "@wondertwin/framework";
import type { Posthog, Team } from "../context.ts";
import type { Resources } from "../resources.ts";
import type { SentEvent } from "./events.ts";
import { noteGroups, setGroup } from "./groups.ts";
import { asProperties, changed, giveName, personNamed, personOf } from "./people.ts";

const uuids = uuid();

/** Keeps an event, and what it says of people and groups. */
export function capture(context: Posthog, team: Team, sent: SentEvent): Resources["ClickhouseEvent"] {
  const { store, random, now } = context;
  const { event, distinct_id, properties } = sent;
  noteGroups(context, team, asProperties(properties["$groups"]));
  if (event === "$groupidentify") setGroup(context, team, properties);
  const person = processed(context, team, sent);
  const id = sent.uuid ?? String(uuids({ random, count: 0 }));
  const known = store.ClickhouseEvent.find(id);
  const kept = {
    id,
    event,
    distinct_id,
    properties,
    timestamp: momentOf(sent.timestamp, now()),
    person_id: person?.uuid ?? id,
    session_id: typeof properties["$session_id"] === "string" ? properties["$session_id"] : null,
    elements: [],
    elements_chain: String(properties["$elements_chain"] ?? ""),
  };
  // A client that sends an event again has it once.
  return known ? store.ClickhouseEvent.update(known, kept) : store.ClickhouseEvent.within(team).insert(kept);
}

/** Who did it, with what the event says of them. */
function processed(context: Posthog, team: Team, sent: SentEvent): Resources["Person"] | undefined {
  const { store } = context;
  const { event, distinct_id, properties } = sent;
  if (properties["$process_person_profile"] === false) return personNamed(context, team, distinct_id);
  const person = identified(context, team, sent) ?? personOf(context, team, distinct_id);
  const properties_ = changed(person.properties, properties);
  const is_identified = person.is_identified || event === "$identify" || event === "$create_alias";
  const isSame = JSON.stringify(properties_) === JSON.stringify(person.properties);
  if (isSame && is_identified === person.is_identified) return person;
  return store.Person.update(person, { properties: properties_, is_identified });
}

/** The person that an event gives another name. */
function identified(
  context: Posthog,
  team: Team,
  { event, distinct_id, properties }: SentEvent,
): Resources["Person"] | undefined {
  const also = properties[event === "$identify" ? "$anon_distinct_id" : "alias"];
  if (!["$identify", "$create_alias", "$merge_dangerously"].includes(event)) return undefined;
  if (typeof also !== "string" || also === "" || also === distinct_id) return undefined;
  return giveName(context, team, { person: distinct_id, also, anyway: event === "$merge_dangerously" });
}

function momentOf(text: string | undefined, now: Date): string {
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? now.toISOString() : new Date(at).toISOString();
}
