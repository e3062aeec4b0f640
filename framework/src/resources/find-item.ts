import type { Failure } from "../authoring/failure.ts";
import type { OperationEntry, PathParameter } from "../contracts/artifact.ts";
import { calledOperation } from "../pipeline/answered-request.ts";
import type { Entity, Row } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { RequestFailed } from "./fail.ts";
import { findNamed } from "./find-named.ts";
import { isOwn, ownTie } from "./own-paths.ts";
import { parentFieldName } from "./parent-field.ts";
import { rowKey } from "./row-key.ts";
import type { Session } from "./session.ts";
import { isBelow } from "./ties.ts";

/** The kinds of operation whose last path parameter names the item itself. */
const onItem: ReadonlySet<string> = new Set(["get", "update", "delete", "action"]);

/** The same of those whose item lives elsewhere; where they only set a mark, their path names no item. */
const onTied: ReadonlySet<string> = new Set(["add", "remove", "check"]);

/** Whether the last parameter of an operation's path names the item that it is about. */
function namesItem({ kind, resource }: OperationEntry): boolean {
  return onItem.has(kind) || (onTied.has(kind) && resource !== undefined);
}

const noParameters: readonly PathParameter[] = [];

/** The fields of an operation's entities that its path fixes: the parents' keys. */
export function parentFields(session: Session, operation: OperationEntry): Record<string, unknown> {
  const { params = noParameters } = operation;
  const count = namesItem(operation) ? firstOf(session, params, params.length - 1) : params.length;
  const model =
    operation.resource === undefined ? undefined : session.twin.detail.resources.get(operation.resource);
  const above = fieldsAbove(session, params, { count, model });
  return isOwn(session, operation.path) ? { ...ownTie(session), ...above } : above;
}

/**
 * The fields that the first parameters of a path fix in what is below them. Of the entity that an operation is
 * about, fields of the description may say so; of any other, only ties do.
 */
function fieldsAbove(
  session: Session,
  params: readonly PathParameter[],
  { count, model }: { readonly count: number; readonly model: ResourceModel | undefined },
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const parts = partsOfNames(session, params);
  for (const [position, parameter] of params.slice(0, count).entries()) {
    if (parts.has(position)) continue;
    const { name, resource } = parameter;
    const text = session.input.params[name];
    if (resource === undefined) {
      if (parameter.in === undefined) fields[`^${name}`] = text;
      continue;
    }
    const parent = session.parents[resource];
    // A key that is a number stands in the path as text.
    const key: unknown = parent && Reflect.get(parent, session.resource(resource).key);
    fields[model ? parentFieldName(parameter) : `^${resource}`] = key ?? text;
  }
  return fields;
}

/** The positions of the parameters that are only the first parts of a name which ends in another. */
function partsOfNames(session: Session, params: readonly PathParameter[]): ReadonlySet<number> {
  const parts = new Set<number>();
  for (const position of params.keys())
    for (let part = firstOf(session, params, position); part < position; part++) parts.add(part);
  return parts;
}

/** The position of the parameter that the name ending in this one begins with. */
function firstOf(session: Session, params: readonly PathParameter[], position: number): number {
  const { by, resource } = params[position] ?? {};
  if (by === undefined || resource === undefined) return position;
  return Math.max(0, position + 1 - (session.resource(resource).by?.length ?? 1));
}

/**
 * Finds every entity the path goes through, the item last.
 *
 * @throws RequestFailed `not_found` with the resource and id of the first that does not exist.
 */
export function resolvePath(session: Session, operation: OperationEntry): Row | undefined {
  const params = operation.params ?? noParameters;
  let row: Row | undefined;
  for (const [position, parameter] of params.entries()) {
    if (parameter.resource === undefined) continue;
    const model = session.resource(parameter.resource);
    if (isForHandler(session, operation, model)) continue;
    const isItem = position === params.length - 1 && namesItem(operation);
    const parents = isItem
      ? onTied.has(operation.kind)
        ? {}
        : parentFields(session, operation)
      : fieldsAbove(session, params, { count: firstOf(session, params, position), model: undefined });
    row = seen(session, model, findRow(session, model, { params, position, parents }));
    if (!row) {
      const id = session.input.params[parameter.name] ?? "";
      const failure: Failure = {
        reason: "not_found",
        resource: model.name,
        id,
        param: parameter.name,
        from: "path",
      };
      throw isItem ? new ItemMissing(failure) : new PathMissing(failure);
    }
    session.parents[model.name] = row.entity;
  }
  authorize(session);
  return namesItem(operation) ? row : undefined;
}

/** Whether it is for the operation's own handler to say what a name in the path means. */
function isForHandler({ twin }: Session, operation: OperationEntry, { modelled }: ResourceModel): boolean {
  return twin.vendor.parents === "modelled" && !modelled && twin.handler(operation) !== undefined;
}

/**
 * Asks the vendor whether the caller may do this to what the path goes through.
 *
 * @throws RequestFailed with what it is refused with
 */
export function authorize(session: Session): void {
  const { authorize: check } = session.twin.vendor;
  if (!check || !session.operation) return;
  const refused = check({ ...session.context, operation: calledOperation(session.operation) });
  if (refused) throw new RequestFailed(refused);
}

/** Something that the path goes through is not there. */
export class PathMissing extends RequestFailed {}

/** The path leads to where the item would be, and it is not there. */
export class ItemMissing extends PathMissing {}

/** The fields that are an item's name in a path, with the values that the path gives them. */
export function itemName(session: Session, operation: OperationEntry): Record<string, unknown> {
  const params = operation.params ?? noParameters;
  const last = params.length - 1;
  const model = session.resource(operation.resource ?? "");
  const fields = model.by ?? [params[last]?.by ?? model.key];
  const own = params.slice(firstOf(session, params, last));
  return Object.fromEntries(
    own.map(({ name }, part) => [fields[part] ?? model.key, session.input.params[name]]),
  );
}

/** A row that the caller may see. */
function seen(session: Session, { behaviour }: ResourceModel, row: Row | undefined): Row | undefined {
  return row && (behaviour.visible?.(row.entity, session.context) ?? true) ? row : undefined;
}

interface Place {
  readonly params: readonly PathParameter[];
  readonly position: number;
  /** What the path fixes in the entity. */
  readonly parents: Readonly<Record<string, unknown>>;
}

/** The row that a behaviour finds by another name than the item's own. */
function foundOtherwise(
  session: Session,
  model: ResourceModel,
  { id, parents }: Pick<Place, "parents"> & { readonly id: string },
): Row | undefined {
  const found: Entity | undefined = model.behaviour.find?.(id, {
    store: session.store,
    parents: session.context.parents,
  });
  const row = found && session.world.table(model.name).row(String(found[model.key]));
  return row && isBelow(row.entity, parents) ? row : undefined;
}

/** The row that a path parameter names: by its key, or by a name that may have several parts. */
function findRow(
  session: Session,
  model: ResourceModel,
  { params, position, parents }: Place,
): Row | undefined {
  const table = session.world.table(model.name);
  const { by, name = "" } = params[position] ?? {};
  if (by !== undefined) {
    const own = params.slice(firstOf(session, params, position), position + 1);
    const fields = model.by ?? [by];
    const texts = own.map((each, part) => [fields[part] ?? by, session.input.params[each.name] ?? ""]);
    const named = findNamed(table, model, { name: Object.fromEntries(texts), parents });
    return named ?? foundOtherwise(session, model, { id: session.input.params[name] ?? "", parents });
  }
  const id = session.input.params[name] ?? "";
  const row = table.row(id) ?? foundOtherwise(session, model, { id, parents });
  if (row) return isBelow(row.entity, parents) ? row : undefined;
  const other = model.behaviour.find?.(id, { store: session.store, parents: session.context.parents });
  if (other) return table.row(rowKey(model, other));
  const fields = model.behaviour.wellKnown?.(id, { store: session.store });
  return fields && table.row(String(session.collection(model.name).insert(fields)[model.key]));
}
