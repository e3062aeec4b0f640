import { Paged, Reply } from "../authoring/reply.ts";
import type { OperationEntry, OperationKind } from "../contracts/artifact.ts";
import type { Row } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import type { Answer } from "./answer.ts";
import { fail, RequestFailed } from "./fail.ts";
import { authorize, ItemMissing, itemName, PathMissing, parentFields, resolvePath } from "./find-item.ts";
import { inTime } from "./in-time.ts";
import { list, pageOf } from "./list.ts";
import { relate } from "./relation.ts";
import { rowKey } from "./row-key.ts";
import type { Session } from "./session.ts";
import { singleton } from "./singleton.ts";
import { act, create, deletedAnswer, remove, update } from "./standard-methods.ts";
import { unwrapBody } from "./unwrap-body.ts";

/** Carries out an operation: the author's handler, else the standard method its shape tells, else its blank. */
export function dispatch(session: Session, asked: OperationEntry): Answer {
  const alias = session.twin.alias(asked);
  const operation = alias?.operation ?? asked;
  if (alias) session.input = { ...session.input, params: alias.params(session.input.params) };
  session.operation = operation;
  const handler = session.twin.handler(operation);
  if (handler) {
    // What a method's arguments mean is for its handler to say.
    if (!operation.params?.some((each) => each.in === "arguments")) resolveForHandler(session, operation);
    return handlerAnswer(session, operation, handler(session.context));
  }
  if (operation.coverage === "refused")
    fail("unimplemented", { extra: { operation: operation.id, note: operation.note } });

  if (relating.has(operation.kind)) {
    relate(session, operation);
    return blankAnswer(session, operation);
  }
  const model =
    operation.resource === undefined ? undefined : session.twin.detail.resources.get(operation.resource);
  if (!model || operation.kind === "none") return blank(session, operation);
  if (!model.modelled) session.input = unwrapBody(session.input, operation, model);
  if (operation.kind === "create") {
    resolvePath(session, operation);
    return inTime(session, { model }, () => create(session, model, operation));
  }
  if (operation.kind === "list" || operation.kind === "search") {
    resolvePath(session, operation);
    return list(session, model, operation);
  }
  if (operation.kind.startsWith("singleton")) return onSingleton(session, model, operation);
  return onItem(session, operation);
}

/** Finds what a path goes through; what the spec keeps in a way of its own is for its handler to find. */
function resolveForHandler(session: Session, operation: OperationEntry): void {
  try {
    resolvePath(session, operation);
  } catch (error) {
    if (!(error instanceof PathMissing) || session.resource(error.failure.resource ?? "").modelled)
      throw error;
    authorize(session);
  }
}

const relating: ReadonlySet<OperationKind> = new Set(["add", "remove", "check", "replace"]);

function onSingleton(session: Session, model: ResourceModel, operation: OperationEntry): Answer {
  if (operation.coverage === "described" && !model.modelled) return blank(session, operation);
  resolvePath(session, operation);
  const row = singleton(session, model, operation);
  if (operation.kind === "singleton_update") return update(session, model, row);
  if (operation.kind === "singleton_get") return { kind: "entity", model, entity: row.entity, row };
  session.world.changed(session.world.table(model.name).remove(row));
  return { kind: "empty" };
}

/** What a handler answered: an entity of the store is shown as the API shows it, anything else as it is. */
function handlerAnswer(session: Session, operation: OperationEntry, value: unknown): Answer {
  if (value instanceof Paged) return pageOf(session, operation, value.items);
  if (value instanceof Reply) return replyAnswer(session, operation, value);
  if (value === undefined) return { kind: "empty" };
  const { answer } = operation;
  const model =
    answer.body === "item" && answer.resource !== undefined
      ? session.twin.detail.resources.get(answer.resource)
      : undefined;
  if (!model || typeof value !== "object" || value === null) return { kind: "value", value };
  const row = session.world.table(model.name).row(rowKey(model, { ...value }));
  return row?.entity === value
    ? { kind: "entity", model, entity: row.entity, row }
    : { kind: "value", value };
}

function replyAnswer(session: Session, operation: OperationEntry, { parts }: Reply): Answer {
  const { body, contentType = "", status, headers } = parts;
  const said = { ...(status !== undefined && { status }), ...(headers && { headers }) };
  if (typeof body === "string" || body instanceof Uint8Array)
    return { kind: "content", body, contentType, ...said };
  return { ...handlerAnswer(session, operation, body), ...said };
}

function onItem(session: Session, operation: OperationEntry): Answer {
  const model = session.resource(operation.resource ?? "");
  let row: Row | undefined;
  try {
    row = resolvePath(session, operation);
  } catch (error) {
    if (operation.creates !== undefined && error instanceof ItemMissing)
      return createNamed(session, model, operation);
    const gone =
      operation.kind === "get" && error instanceof RequestFailed && removedAnswer(session, operation);
    if (gone) return gone;
    throw error;
  }
  if (!row) return blank(session, operation);
  if (operation.kind === "get") return { kind: "entity", model, entity: row.entity, row };
  const item = row;
  const on = { model, row };
  if (operation.kind === "update") return inTime(session, on, () => update(session, model, item));
  if (operation.kind === "delete") return inTime(session, on, () => remove(session, model, item, operation));
  const answersItem = operation.answer.resource === undefined || operation.answer.resource === model.name;
  const isSaid = model.behaviour.actions?.[operation.action ?? ""] !== undefined;
  if (!isSaid && (!answersItem || operation.answer.body === "skeleton")) return blank(session, operation);
  return inTime(session, on, () => act(session, model, item, operation));
}

/** Makes the item that an update names and that is not there yet. */
function createNamed(session: Session, model: ResourceModel, operation: OperationEntry): Answer {
  authorize(session);
  const answer = create(session, model, operation, itemName(session, operation));
  return { ...answer, status: operation.creates ?? operation.answer.status };
}

/** The answer for an item that was deleted, where the operation still has one. */
function removedAnswer(session: Session, operation: OperationEntry): Answer | undefined {
  const { deleted } = operation.answer;
  if (deleted === undefined) return undefined;
  const model = session.resource(operation.resource ?? "");
  const name = operation.params?.at(-1)?.name ?? "";
  const entity = session.world.table(model.name).removed(session.input.params[name] ?? "");
  return entity && deletedAnswer(session, model, { entity, skeleton: deleted });
}

/** The smallest valid answer of an operation that keeps no state. */
function blank(session: Session, operation: OperationEntry): Answer {
  resolvePath(session, operation);
  return blankAnswer(session, operation);
}

function blankAnswer(session: Session, operation: OperationEntry): Answer {
  const { skeleton, body } = operation.answer;
  if (body === "empty" || skeleton === undefined) return { kind: "empty" };
  const value = session.twin.detail.lazy.skeletons[skeleton];
  return { kind: "value", value: fillKnown(value, parentFields(session, operation)) };
}

/** Puts into a blank what the path says, such as the parent's id. */
function fillKnown(value: unknown, known: Readonly<Record<string, unknown>>): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const filled: Record<string, unknown> = { ...value };
  for (const [name, each] of Object.entries(known)) if (typeof filled[name] === "string") filled[name] = each;
  return filled;
}
