import type { OperationEntry } from "../contracts/artifact.ts";
import { fail } from "../resources/fail.ts";
import { requestFields } from "../resources/request-fields.ts";
import type { Session } from "../resources/session.ts";
import type { Entity, Row } from "../store/entity.ts";
import type { Table } from "../store/table.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import type { Walk } from "./connection.ts";
import type { RowList } from "./execution.ts";
import { findEntity, resolveLinks } from "./resolve-links.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What a root field answers that no handler of the author's is for. */
export function standardField(session: Session, operation: OperationEntry, args: Fields): unknown {
  if (operation.coverage === "refused")
    fail("unimplemented", { extra: { operation: operation.id, note: operation.note } });
  const model = session.twin.detail.resources.get(operation.resource ?? "");
  if (!model) return abstractField(session, operation, args);
  switch (operation.kind) {
    case "list":
      return listOf(session, model);
    case "get":
      return findEntity(session, model, { id: args["id"], param: "id" });
    case "singleton_get":
      return only(session, model);
    case "create":
      return payload(operation, create(session, model, inputOf(args)));
    case "update":
      return payload(
        operation,
        update(session, model, { row: item(session, model, args), input: inputOf(args) }),
      );
    case "singleton_update": {
      const row = only(session, model) && rowOf(session, model, only(session, model));
      return payload(operation, row && update(session, model, { row, input: inputOf(args) }));
    }
    case "delete":
      return payload(operation, remove(session, model, item(session, model, args)));
    case "archive":
    case "unarchive":
      return payload(
        operation,
        putAway(session, model, { row: item(session, model, args), kind: operation.kind }),
      );
    default:
      return undefined;
  }
}

/** What is asked of several resources at once, by the interface or union that they are. */
function abstractField(session: Session, { kind, resource = "" }: OperationEntry, args: Fields): unknown {
  const { types, resources } = session.twin.detail;
  const models = (types?.possible(resource) ?? []).flatMap((name) => resources.get(name) ?? []);
  if (kind === "list") return models.flatMap(({ name }) => session.collection(name).list());
  if (kind !== "get") return undefined;
  const id = String(args["id"]);
  for (const { name } of models) {
    const row = session.world.table(name).row(id);
    if (row) return row.entity;
  }
  return fail("not_found", { resource, id, param: "id" });
}

/** Everything of a resource, in the vendor's order. */
export function listOf(session: Session, model: ResourceModel): RowList {
  const table = session.world.table(model.name);
  return { model, walk: walkTable(table, session.twin.vendor.order ?? "oldest") };
}

function walkTable(table: Table, order: "newest" | "oldest"): Walk {
  return (from) => table.rows(order, from);
}

/** Makes an entity as an input says. */
export function create(session: Session, model: ResourceModel, input: Record<string, unknown>): Entity {
  const given = { ...input, ...resolveLinks(session, model, input) };
  const own = model.behaviour.create?.(session.context);
  const entity = session
    .collection(model.name)
    .insert({ ...requestFields(session, model, given), ...defined(own) });
  const result = model.behaviour.created?.({ ...session.context, self: entity }) ?? entity;
  return rowOf(session, model, result)?.entity ?? result;
}

/** Changes an entity as an input says. */
export function update(
  session: Session,
  model: ResourceModel,
  { row, input }: { readonly row: Row; readonly input: Record<string, unknown> },
): Entity {
  const given = { ...input, ...resolveLinks(session, model, input) };
  const own = model.behaviour.update?.({ ...session.context, self: row.entity });
  session
    .collection(model.name)
    .change(row, { ...requestFields(session, model, given, row.entity), ...defined(own) });
  return row.entity;
}

function remove(session: Session, model: ResourceModel, { entity }: Row): Entity {
  model.behaviour.remove?.({ ...session.context, self: entity });
  session.collection(model.name).remove(entity);
  return entity;
}

function putAway(
  session: Session,
  model: ResourceModel,
  { row, kind }: { readonly row: Row; readonly kind: "archive" | "unarchive" },
): Entity {
  const { softDelete } = session.twin.vendor;
  if (!softDelete || !model.shown?.has(softDelete.field))
    return fail("unimplemented", { message: `Nothing says how a ${model.name} is put away.` });
  const value = kind === "archive" ? new Date(session.at).toISOString() : null;
  session.collection(model.name).change(row, { [softDelete.field]: value });
  return row.entity;
}

/** A mutation's answer holds the entity in a field of its own, and tells its id where it has a place for it. */
function payload({ answer }: OperationEntry, entity: Entity | undefined): unknown {
  if (answer.at === undefined && answer.body === "item") return entity;
  return {
    entityId: entity && String(entity["id"]),
    ...(answer.at !== undefined && { [answer.at]: entity }),
  };
}

function item(session: Session, model: ResourceModel, args: Fields): Row {
  const entity = findEntity(session, model, { id: args["id"], param: "id" });
  return rowOf(session, model, entity) ?? fail("not_found", { resource: model.name, id: String(args["id"]) });
}

function only(session: Session, { name }: ResourceModel): Entity | undefined {
  for (const row of session.world.table(name).rows("oldest")) return row.entity;
  return undefined;
}

function rowOf(session: Session, model: ResourceModel, entity: Entity | undefined): Row | undefined {
  return entity && session.world.table(model.name).row(String(entity[model.key]));
}

/** An input is an object: the request has been read by its schema. */
function inputOf({ input }: Fields): Record<string, unknown> {
  return typeof input === "object" && input !== null ? (input as Record<string, unknown>) : {};
}

function defined(changes: Fields | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes ?? {}).filter(([, value]) => value !== undefined));
}
