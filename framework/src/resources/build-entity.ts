import type { Entity } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { nextNumber } from "./next-number.ts";
import { rowKey } from "./row-key.ts";
import type { Session } from "./session.ts";
import { tiesOf } from "./ties.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * A new entity and its key: the blank of its schema, the vendor's and the author's defaults, the given
 * fields, and its first state.
 */
export function buildEntity(
  session: Session,
  model: ResourceModel,
  fields: Fields,
): { key: string; entity: Entity } {
  const { world, twin } = session;
  const table = world.table(model.name);
  const id = fields[model.key] ?? freeId(session, model);
  const entity: Record<string, unknown> = { ...model.blank };
  entity[model.key] = id;
  for (const field of model.numbered)
    if (fields[field] === undefined) entity[field] = nextNumber(table, field, tiesOf(fields));

  const computed: [field: string, compute: (context: object) => unknown][] = [];
  const fill = (defaults: Fields | undefined, onlyKnown: boolean) => {
    for (const field in defaults) {
      if (fields[field] !== undefined || (onlyKnown && model.shown && !model.shown.has(field))) continue;
      const value = defaults[field];
      if (isFunction(value)) computed.push([field, value]);
      else entity[field] = value;
    }
  };
  fill(twin.vendor.defaults, true);
  fill(model.behaviour.defaults, false);
  for (const field in fields) if (fields[field] !== undefined) entity[field] = fields[field];
  if (computed.length > 0) {
    // What is computed may look at all that is given, and at what was computed before it.
    const context = { ...session.context, id: String(id), self: entity };
    for (const [field, compute] of computed) entity[field] = compute(context);
  }
  setFirstState(model, entity, fields);
  for (const name of model.names)
    for (const field of name) entity[field] = entity[field] === "" ? slug(entity, id) : entity[field];
  return { key: rowKey(model, entity), entity };
}

function isFunction(value: unknown): value is (context: object) => unknown {
  return typeof value === "function";
}

function setFirstState(model: ResourceModel, entity: Record<string, unknown>, fields: Fields): void {
  const { stateField, behaviour } = model;
  if (stateField === undefined || behaviour.initial === undefined || fields[stateField] !== undefined) return;
  entity[stateField] =
    typeof behaviour.initial === "function" ? behaviour.initial(entity) : behaviour.initial;
}

/** A new id that nothing has: one that counts passes over those that were given. */
function freeId({ world }: Session, model: ResourceModel): unknown {
  const table = world.table(model.name);
  const random = (length: number, alphabet?: string) => world.random.text(length, alphabet);
  let id = model.id({ random, count: table.count });
  for (let passed = 1; table.row(String(id)) && passed <= table.size; passed++)
    id = model.id({ random, count: table.count + passed });
  return id;
}

/** What paths call an entity that nobody named for them: its name as a path can hold it, else its id. */
function slug({ name }: Entity, id: unknown): string {
  const text = typeof name === "string" ? name.toLowerCase().replace(/[^a-z0-9_]+/g, "-") : "";
  return text.replace(/^-|-$/g, "") || String(id);
}
