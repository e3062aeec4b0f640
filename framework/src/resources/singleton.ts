import type { OperationEntry } from "../contracts/artifact.ts";
import type { Row } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { parentFields } from "./find-item.ts";
import type { Session } from "./session.ts";

const keyOf = (parents: readonly unknown[]) => ["only", ...parents].join("/");

/** The only thing of its kind below the parents an operation's path names; made at the first look. */
export function singleton(session: Session, model: ResourceModel, operation: OperationEntry): Row {
  const table = session.world.table(model.name);
  const fields = parentFields(session, operation);
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
