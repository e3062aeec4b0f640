import type { Entity } from "../store/entity.ts";

/**
 * What ties an entity to its parents where the description has no field for it: fields of the twin's own, which
 * no vendor's field can be called and which never leave it.
 */
export function tiesOf(entity: Entity): Record<string, unknown> {
  const ties: Record<string, unknown> = {};
  for (const field in entity) if (isTie(field)) ties[field] = entity[field];
  return ties;
}

/** Whether a field is a tie. */
export const isTie = (field: string): boolean => field.startsWith("^");

/** Whether an entity is not below other parents than these; what is tied to none of a kind is below any. */
export function isBelow(entity: Entity, parents: Readonly<Record<string, unknown>>): boolean {
  for (const field in parents) {
    const held = entity[field];
    if (held !== undefined && String(held) !== String(parents[field])) return false;
  }
  return true;
}
