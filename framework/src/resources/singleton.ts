import type { OperationEntry } from "../contracts/artifact.ts";
import type { Row } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { fail } from "./fail.ts";
import { parentFields } from "./find-item.ts";
import type { Session } from "./session.ts";

const keyOf = (parents: readonly unknown[]) => ["only", ...parents].join("/");

/**
 * The only thing of its kind below the parents an operation's path names: the newest that names them where
 * the API has a collection of its kind, else one that is made at the first look.
 */
export function singleton(session: Session, model: ResourceModel, operation: OperationEntry): Row {
  const table = session.world.table(model.name);
  const fields = parentFields(session, operation);
  if ((model.entry?.collections.length ?? 0) > 0) {
    const parents = Object.entries(fields);
    const newest = Array.from(table.rows("newest")).find(({ entity }) =>
      parents.every(([field, value]) => entity[field] === value),
    );
    return (
      newest ?? fail("not_found", { resource: model.name, id: String(Object.values(fields).at(-1) ?? "") })
    );
  }
  const key = keyOf(Object.values(fields));
  const found = table.row(key);
  if (found) return found;
  const change = table.insert(key, { ...model.blank, ...fields });
  session.world.changed(change);
  return change.row;
}

/** The same below one parent, where it was looked at before. */
export function findSingleton(session: Session, model: ResourceModel, parent: string): Row | undefined {
  return session.world.table(model.name).row(keyOf([parent]));
}
