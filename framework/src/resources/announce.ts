import { viewedAs } from "../graphql/viewed-as.ts";
import type { Entity } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { previousValues, recordEvent } from "./record-event.ts";
import type { Session } from "./session.ts";
import { shownEntity } from "./shown-entity.ts";

interface Happened {
  readonly change: "created" | "updated" | "deleted";
  readonly entity: Entity;
  readonly before?: Entity;
  /** The event's name, where it is not the change that tells it; `false` for none. */
  readonly event?: string | false;
}

/**
 * Records the event of a change, when the vendor has one.
 *
 * A new state speaks before the change that brought it: `succeeded` instead of `updated`. A creation speaks
 * by its own name where there is one, else by its first state.
 */
export function announce(session: Session, model: ResourceModel, happened: Happened): void {
  const config = session.twin.vendor.events;
  const { change, entity, before, event } = happened;
  if (!config || event === false) return;
  if (event !== undefined) {
    record(session, model, event, happened);
    return;
  }
  const { stateField, behaviour } = model;
  const state = stateField === undefined ? undefined : entity[stateField];
  const newState = typeof state === "string" && change !== "deleted" && state !== before?.[stateField ?? ""];
  const changes =
    newState && typeof state === "string"
      ? change === "created"
        ? [change, state]
        : [state, change]
      : [change];

  for (const each of changes) {
    const own = behaviour.events?.[each];
    if (own === false) return;
    const name = own ?? config.name({ resource: model.name, change: each, self: entity });
    if (own === undefined && !knownEvents(session).has(name)) continue;
    record(session, model, name, happened);
    return;
  }
}

function record(session: Session, model: ResourceModel, name: string, { entity, before }: Happened): void {
  const shown = shownEntity(session, model, entity);
  const previous = before && previousValues(shownEntity(session, model, before), shown);
  const data = viewedAs(session, model, { entity, view: session.twin.vendor.events?.view }) ?? shown;
  const about = { resource: model.name, key: String(entity[model.key]) };
  recordEvent(session, { name, data, previous, about });
}

const known = new WeakMap<object, ReadonlySet<string>>();

/** The names of the events the vendor has. */
function knownEvents({ twin }: Session): ReadonlySet<string> {
  let names = known.get(twin);
  if (!names) {
    names = new Set(twin.vendor.events?.known ?? twin.boot.events ?? []);
    known.set(twin, names);
  }
  return names;
}
