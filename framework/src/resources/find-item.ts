import type { OperationEntry } from "../contracts/artifact.ts";
import type { Row } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { RequestFailed } from "./fail.ts";
import { parentFieldName } from "./parent-field.ts";
import type { Session } from "./session.ts";

/** The kinds of operation whose last path parameter names the item itself. */
const onItem: ReadonlySet<string> = new Set(["get", "update", "delete", "action"]);

/** The fields of an operation's entities that its path fixes: the parents' keys. */
export function parentFields(session: Session, operation: OperationEntry): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const parameter of parentParameters(operation)) {
    const { name, resource } = parameter;
    if (resource === undefined) continue;
    const parent = session.parents[resource];
    // A key that is a number stands in the path as text.
    const key: unknown = parent && Reflect.get(parent, session.resource(resource).key);
    fields[parentFieldName(parameter)] = key ?? session.input.params[name];
  }
  return fields;
}

function parentParameters(operation: OperationEntry) {
  const params = operation.params ?? [];
  return onItem.has(operation.kind) ? params.slice(0, -1) : params;
}

/**
 * Finds every entity the path goes through, the item last.
 *
 * @throws RequestFailed `not_found` with the resource and id of the first that does not exist.
 */
export function resolvePath(session: Session, operation: OperationEntry): Row | undefined {
  const params = operation.params ?? [];
  let row: Row | undefined;
  for (const [position, parameter] of params.entries()) {
    if (parameter.resource === undefined) continue;
    const model = session.resource(parameter.resource);
    const id = session.input.params[parameter.name] ?? "";
    const isItem = position === params.length - 1 && onItem.has(operation.kind);
    row = findRow(session, model, id);
    if (!row || (isItem && !belongs(session, operation, row))) throw missing(model, parameter.name, id);
    session.parents[model.name] = row.entity;
  }
  return onItem.has(operation.kind) ? row : undefined;
}

function findRow(session: Session, model: ResourceModel, id: string): Row | undefined {
  const table = session.world.table(model.name);
  const row = table.row(id);
  if (row) return row;
  const fields = model.behaviour.wellKnown?.(id, { store: session.store });
  return fields && table.row(String(session.collection(model.name).insert(fields)[model.key]));
}

/** Whether the item is nested under the parents the path names. */
function belongs(session: Session, operation: OperationEntry, { entity }: Row): boolean {
  for (const [field, value] of Object.entries(parentFields(session, operation))) {
    const held = entity[field];
    if (held !== undefined && String(held) !== String(value)) return false;
  }
  return true;
}

function missing(model: ResourceModel, param: string, id: string): RequestFailed {
  return new RequestFailed({ reason: "not_found", resource: model.name, id, param, from: "path" });
}
