import type { Entity } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { entityPlace } from "./entity-place.ts";
import type { Session } from "./session.ts";

/** An entity as the API shows it: computed fields filled in, the twin's own fields left out. */
export function shownEntity(session: Session, model: ResourceModel, entity: Entity): Entity {
  const { shown, computed } = model;
  const hides = shown !== undefined && hasOther(entity, shown);
  if (!hides && !model.derives) return entity;
  const result: Record<string, unknown> = {};
  for (const field in entity) if (!shown || shown.has(field)) result[field] = entity[field];
  const place = session.twin.vendor.links && entityPlace(session.twin, model, entity);
  if (place)
    for (const [field, value] of Object.entries(session.twin.vendor.links?.(place, session.context) ?? {}))
      if (shown?.has(field)) result[field] = value;
  const { shows } = model.behaviour;
  if (shows) Object.assign(result, shows(entity, session.context));
  for (const [field, compute] of computed) result[field] = compute(entity, session.context);
  return result;
}

function hasOther(entity: Entity, shown: ReadonlySet<string>): boolean {
  for (const field in entity) if (!shown.has(field)) return true;
  return false;
}
