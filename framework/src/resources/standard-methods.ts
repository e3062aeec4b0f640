import type { OperationEntry } from "../contracts/artifact.ts";
import type { Entity, Row } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import type { Answer } from "./answer.ts";
import { fail } from "./fail.ts";
import { parentFields } from "./find-item.ts";
import { projected } from "./projected.ts";
import { requestFields } from "./request-fields.ts";
import { resolveReferences } from "./resolve-references.ts";
import { rowKey } from "./row-key.ts";
import type { Session } from "./session.ts";

const entityAnswer = (session: Session, model: ResourceModel, key: string): Answer => {
  const row = session.world.table(model.name).row(key);
  return row ? { kind: "entity", model, entity: row.entity, row } : { kind: "empty" };
};

/** Makes a new entity from the request (AIP-133), with the fields that the path names where it names the item. */
export function create(
  session: Session,
  model: ResourceModel,
  operation: OperationEntry,
  named: Readonly<Record<string, unknown>> = {},
): Answer {
  const { body } = session.input;
  resolveReferences(session, model, body);
  const own = model.behaviour.create?.(session.context);
  const entity = session.collection(model.name).insert({
    ...requestFields(session, model, body),
    ...parentFields(session, operation),
    ...named,
    ...defined(own),
  });
  const result = model.behaviour.created?.({ ...session.context, self: entity });
  const answer = entityAnswer(session, model, rowKey(model, result ?? entity));
  const { onCreate } = model.behaviour;
  return onCreate && answer.kind === "entity" ? { ...answer, reveals: onCreate } : answer;
}

/** Changes the item as the request says (AIP-134). */
export function update(session: Session, model: ResourceModel, row: Row): Answer {
  const { body } = session.input;
  resolveReferences(session, model, body);
  const own = model.behaviour.update?.({ ...session.context, self: row.entity });
  const changes = { ...requestFields(session, model, body, row.entity), ...defined(own) };
  session.collection(model.name).change(row, changes);
  return entityAnswer(session, model, row.key);
}

/** Removes the item (AIP-135). */
export function remove(session: Session, model: ResourceModel, row: Row, operation: OperationEntry): Answer {
  const self = row.entity;
  model.behaviour.remove?.({ ...session.context, self });
  session.collection(model.name).remove(self);
  const { body, skeleton } = operation.answer;
  if (body === "empty") return { kind: "empty" };
  if (body === "item") return { kind: "entity", model, entity: self };
  return deletedAnswer(session, model, { entity: self, skeleton });
}

/** What stands for an entity that is no more: the vendor's word, else the description's shape. */
export function deletedAnswer(
  session: Session,
  model: ResourceModel,
  { entity, skeleton }: { readonly entity: Entity; readonly skeleton: number | undefined },
): Answer {
  const { vendor, detail } = session.twin;
  if (vendor.deleted) return { kind: "value", value: vendor.deleted(entity, model.name) };
  const shape = skeleton === undefined ? undefined : detail.lazy.skeletons[skeleton];
  return { kind: "value", value: projected(shape, entity) };
}

/** Carries out a custom method on the item (AIP-136). */
export function act(session: Session, model: ResourceModel, row: Row, operation: OperationEntry): Answer {
  const name = operation.action ?? "";
  const action = model.behaviour.actions?.[name];
  const state = model.stateField === undefined ? undefined : row.entity[model.stateField];
  if (!action) {
    if (operation.becomes)
      session
        .collection(model.name)
        .update(row.entity, { [operation.becomes.field]: operation.becomes.state });
    return entityAnswer(session, model, row.key);
  }
  if (action.from && !action.from.includes(String(state)))
    fail("failed_precondition", {
      resource: model.name,
      id: row.key,
      state: String(state),
      extra: { action: name, from: action.from, self: row.entity },
    });
  resolveReferences(session, model, session.input.body);
  const changes = defined(action.handle?.({ ...session.context, self: row.entity }));
  const { to } = action;
  if (to !== undefined && model.stateField !== undefined)
    changes[model.stateField] =
      typeof to === "function" ? to({ ...session.context, self: { ...row.entity, ...changes } }) : to;
  const { event } = action;
  session.collection(model.name).change(row, changes, event === undefined ? {} : { event });
  return entityAnswer(session, model, row.key);
}

function defined(changes: Readonly<Record<string, unknown>> | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes ?? {}).filter(([, value]) => value !== undefined));
}
