import { fail } from "../resources/fail.ts";
import type { Session } from "../resources/session.ts";
import type { Entity } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * The fields of an input that name other entities, with the ids of those that are meant.
 *
 * Fails with `not_found` for the first that does not exist.
 */
export function resolveLinks(session: Session, model: ResourceModel, input: Fields): Record<string, unknown> {
  const resolved: Record<string, unknown> = {};
  for (const link of Object.values(model.entry?.links ?? {})) {
    if (link.kind !== "one" && link.kind !== "ids") continue;
    const given = input[link.by];
    const to = session.twin.detail.resources.get(link.to);
    if (given === undefined || given === null || !to) continue;
    const idOf = (id: unknown) => findEntity(session, to, { id, param: link.by })[to.key];
    resolved[link.by] = Array.isArray(given) ? given.map(idOf) : idOf(given);
  }
  return resolved;
}

/** The entity with an id, or with another name that the author finds it by. */
export function findEntity(
  session: Session,
  model: ResourceModel,
  { id, param }: { readonly id: unknown; readonly param: string },
): Entity {
  const text = String(id ?? "");
  return (
    session.world.table(model.name).row(text)?.entity ??
    model.behaviour.find?.(text, { store: session.store, parents: session.context.parents }) ??
    fail("not_found", { resource: model.name, id: text, param })
  );
}
