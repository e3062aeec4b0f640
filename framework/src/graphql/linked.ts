import type { Link } from "../contracts/graphql.ts";
import type { Session } from "../resources/session.ts";
import type { Entity, Row } from "../store/entity.ts";

/** The entity a field leads to, where there is one. */
export function linkedEntity(session: Session, entity: Entity, { to, by }: Link): Entity | undefined {
  const id = entity[by];
  if (typeof id !== "string") return undefined;
  const row = session.world.table(to).row(id);
  return row?.entity ?? possibleEntity(session, to, id);
}

/** The entity with an id where a field may lead to several resources. */
function possibleEntity(session: Session, to: string, id: string): Entity | undefined {
  if (session.twin.detail.resources.has(to)) return undefined;
  for (const name of session.twin.detail.types?.possible(to) ?? []) {
    const row = session.world.table(name).row(id);
    if (row) return row.entity;
  }
  return undefined;
}

/** The rows a list leads to, oldest first; each is found by an index. */
export function linkedRows(session: Session, entity: Entity, link: Link): readonly Row[] {
  const { world } = session;
  const table = world.table(link.to);
  const rowsOf = (ids: readonly unknown[]) => {
    const rows = ids.flatMap((id) => table.row(String(id)) ?? []);
    return rows.toSorted((a, b) => a.sequence - b.sequence);
  };
  if (link.kind === "many") return table.matching(link.by, entity["id"]);
  if (link.kind === "through")
    return rowsOf(
      world
        .table(link.through)
        .matching(link.from, entity["id"])
        .map((row) => row.entity[link.by]),
    );
  const ids = entity[link.by];
  return rowsOf(Array.isArray(ids) ? ids : [ids]);
}

export function linkedEntities(session: Session, entity: Entity, link: Link): readonly Entity[] {
  return linkedRows(session, entity, link).map((row) => row.entity);
}
