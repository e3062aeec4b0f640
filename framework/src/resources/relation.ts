import type { OperationEntry } from "../contracts/artifact.ts";
import type { Entity, Row } from "../store/entity.ts";
import type { Table } from "../store/table.ts";
import { fail } from "./fail.ts";
import { parentFields, resolvePath } from "./find-item.ts";
import { findNamed } from "./find-named.ts";
import { namedRelation } from "./own-paths.ts";
import type { Session } from "./session.ts";

/** The field of a tie that holds the key of the row that is tied; a mere mark has none. */
export const TIED = "^tied";

/** The table of the ties of a relation; no resource is called like a path. */
export function tiesTable(session: Session, relation: string): Table {
  return session.world.table(namedRelation(session, relation));
}

/** Makes, breaks, tells or replaces ties, as the operation's kind says. */
export function relate(session: Session, operation: OperationEntry): void {
  const item = resolvePath(session, operation);
  const parents = parentFields(session, operation);
  if (operation.kind === "replace") replaceTies(session, operation, parents);
  else {
    const tie: Entity = item ? { ...parents, [TIED]: item.key } : parents;
    const table = tiesTable(session, operation.relation ?? "");
    const row = table.row(keyOf(tie));
    if (operation.kind === "check" && !row) fail("not_found", { resource: operation.resource ?? "tie" });
    if (operation.kind === "add" && !row) session.world.changed(table.insert(keyOf(tie), tie));
    if (operation.kind === "remove" && row) session.world.changed(table.remove(row));
  }
}

/** Ties those that the body's only list names, by their keys or names, instead of those before. */
function replaceTies(session: Session, operation: OperationEntry, parents: Entity): void {
  const table = tiesTable(session, operation.relation ?? "");
  const named: readonly unknown[] =
    Object.values(session.input.body).find((value) => Array.isArray(value)) ?? [];
  const keys = named.map((text) => keyNamed(session, operation.resource ?? "", String(text)));
  const before = tiesBelow(table, parents);
  for (const row of [...before])
    if (!keys.includes(String(row.entity[TIED]))) session.world.changed(table.remove(row));
  for (const key of keys) {
    const tie: Entity = { ...parents, [TIED]: key };
    if (!table.row(keyOf(tie))) session.world.changed(table.insert(keyOf(tie), tie));
  }
}

/** The key of the row of the entity that has this key or this name. */
function keyNamed(session: Session, resource: string, text: string): string {
  const { table, model } = session.collection(resource);
  const [name] = model.names.find((fields) => fields.length === 1) ?? [];
  const row =
    table.row(text) ??
    (name === undefined ? undefined : findNamed(table, model, { name: { [name]: text }, parents: {} }));
  return row?.key ?? fail("not_found", { resource, id: text });
}

/** The ties below the parents that a path names, oldest first. */
export function tiesBelow(table: Table, parents: Entity): readonly Row[] {
  const fields = Object.entries(parents).map(([field, value]) => [field, String(value)]);
  return fields.length === 0 ? [...table.rows("oldest")] : table.named(Object.fromEntries(fields));
}

const keyOf = (tie: Entity) => Object.values(tie).map(String).join("/");
