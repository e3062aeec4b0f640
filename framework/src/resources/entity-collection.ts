import type { Collection, Where } from "../authoring/context.ts";
import { parseDuration } from "../clock/duration.ts";
import type { Entity, Row } from "../store/entity.ts";
import type { Table } from "../store/table.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { announce } from "./announce.ts";
import { buildEntity } from "./build-entity.ts";
import { fail } from "./fail.ts";
import { findNamed } from "./find-named.ts";
import { parentField } from "./parent-field.ts";
import { rowKey } from "./row-key.ts";
import type { Session } from "./session.ts";
import { shownEntity } from "./shown-entity.ts";
import { isTie, tiesOf } from "./ties.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The entities of one resource as a session sees them; what a handler's `store.<resource>` is. */
export class EntityCollection implements Collection<Entity> {
  readonly model: ResourceModel;
  readonly table: Table;
  readonly #session: Session;
  /** The fields that tie the collection to the entity it was asked for within. */
  readonly #scope: Fields | undefined;

  constructor(session: Session, model: ResourceModel, scope?: Fields) {
    this.#session = session;
    this.model = model;
    this.table = session.world.table(model.name);
    this.#scope = scope;
  }

  get(id: string | number): Entity {
    return this.#row(id)?.entity ?? fail("not_found", { resource: this.model.name, id: String(id) });
  }

  find(where: string | number | Where<Entity>): Entity | undefined {
    if (typeof where === "string" || typeof where === "number") return this.#row(where)?.entity;
    for (const row of this.rows(where)) return row.entity;
    return undefined;
  }

  list(where?: Where<Entity>): Entity[] {
    return Array.from(this.rows(where), (row) => row.entity);
  }

  within(parent: object): EntityCollection {
    return new EntityCollection(this.#session, this.model, parentField(this.#session, this.model, parent));
  }

  insert(fields: Fields): Entity {
    const session = this.#session;
    const { key, entity } = buildEntity(session, this.model, { ...fields, ...this.#scope });
    if (this.table.row(key)) fail("already_exists", { resource: this.model.name, id: key });
    this.#refuseNamesake(entity);
    session.world.changed(this.table.insert(key, entity));
    announce(session, this.model, { change: "created", entity });
    this.model.behaviour.plan?.({ ...session.context, self: entity });
    return entity;
  }

  update(item: Entity, changes: Fields, options: { readonly event?: string | false } = {}): Entity {
    const id = String(item[this.model.key]);
    const row = this.#rowOf(item) ?? fail("not_found", { resource: this.model.name, id });
    return this.change(row, changes, options);
  }

  /** Changes the entity in a row; fields given as undefined stay. */
  change(row: Row, changes: Fields, { event }: { readonly event?: string | false } = {}): Entity {
    const before = row.entity;
    const after = { ...before };
    let changed = false;
    for (const field of Object.keys(changes)) {
      const value = changes[field];
      if (value === undefined || value === before[field]) continue;
      after[field] = value;
      changed = true;
    }
    if (!changed) return before;
    if (event !== false) this.#touch(after, changes);
    this.#refuseNamesake(after, row);
    this.#session.world.changed(this.table.update(row, after));
    announce(this.#session, this.model, {
      change: "updated",
      entity: after,
      before,
      ...(event === undefined ? {} : { event }),
    });
    return after;
  }

  /** Sets what every change sets, where the change says nothing else. */
  #touch(entity: Record<string, unknown>, changes: Fields): void {
    const { touched } = this.#session.twin.vendor;
    const about = { id: String(entity[this.model.key]), self: entity };
    for (const field in touched) {
      if (changes[field] !== undefined || !this.model.shown?.has(field)) continue;
      const value = touched[field];
      entity[field] = typeof value === "function" ? value({ ...this.#session.context, ...about }) : value;
    }
  }

  remove(item: Entity): void {
    const row = this.#rowOf(item);
    if (!row) return;
    this.#session.world.changed(this.table.remove(row));
    // Another entity may get its key; what was put down for this one is not for that one.
    for (const effect in this.model.behaviour.effects) this.unschedule(row.entity, effect);
    announce(this.#session, this.model, { change: "deleted", entity: row.entity });
  }

  show(item: Entity): Entity {
    return shownEntity(this.#session, this.model, item);
  }

  schedule(item: Entity, effect: string, when: string | Date): void {
    const { world, at: now, baseUrl, origin, quiet } = this.#session;
    const { name } = this.model;
    if (!this.model.behaviour.effects?.[effect])
      throw new Error(`The resource ${name} has no effect ${effect}.`);
    const at = typeof when === "string" ? now + parseDuration(when) : when.getTime();
    if (Number.isNaN(at)) throw new Error(`The effect ${effect} of ${name} was put down for no moment.`);
    // What a seed holds is as it says: what was to happen before has happened.
    if (quiet && at < now) return;
    // What else was to happen before happens as soon as it can.
    const due = { at: Math.max(at, now), resource: name, key: this.#keyOf(item), effect, baseUrl };
    world.agenda.put(origin === undefined ? due : { ...due, origin });
  }

  unschedule(item: Entity, effect: string): void {
    this.#session.world.agenda.cancel({ resource: this.model.name, key: this.#keyOf(item), effect });
  }

  /** The rows that are meant, oldest first; equality on fields goes through an index. */
  *rows(where?: Where<Entity>): Generator<Row> {
    const test = typeof where === "function" ? where : undefined;
    const fields = Object.entries({ ...this.#scope, ...(test ? {} : where) }).filter(
      ([, value]) => value !== undefined,
    );
    const [first, ...others] = fields;
    const candidates = first ? this.#matching(first) : this.table.rows("oldest");
    for (const row of candidates) {
      if (test && !test(row.entity)) continue;
      if (others.every(([field, value]) => holds(row.entity, field, value))) yield row;
    }
  }

  /** The rows with that field, and those that a tie to none leaves below any. */
  #matching([field, value]: readonly [string, unknown]): readonly Row[] {
    const rows = [...this.table.matching(field, value)];
    const free = isTie(field) ? [...this.table.matching(field, undefined)] : [];
    return free.length === 0 ? rows : [...rows, ...free].sort((a, b) => a.sequence - b.sequence);
  }

  #keyOf(item: Entity): string {
    return rowKey(this.model, item);
  }

  #rowOf(item: Entity): Row | undefined {
    return this.table.row(this.#keyOf(item));
  }

  #row(id: string | number): Row | undefined {
    const { scoped, key } = this.model;
    const parents = this.#scope ?? {};
    if (scoped) return findNamed(this.table, this.model, { name: { [key]: String(id) }, parents });
    const row = this.table.row(String(id));
    if (!row || !this.#scope) return row;
    const scope = Object.entries(this.#scope);
    return scope.every(([field, value]) => holds(row.entity, field, value)) ? row : undefined;
  }

  /** Names are unique below a parent. */
  #refuseNamesake(entity: Entity, own?: Row): void {
    for (const fields of this.model.names) {
      const texts = fields.map((field) => String(entity[field] ?? ""));
      if (texts.includes("")) continue;
      const name = Object.fromEntries(fields.map((field, part) => [field, texts[part] ?? ""]));
      const found = findNamed(this.table, this.model, { name, parents: tiesOf(entity) });
      if (found && found !== own)
        fail("already_exists", {
          resource: this.model.name,
          id: texts.join("/"),
          param: fields.at(-1) ?? this.model.key,
        });
    }
  }
}

/** Whether an entity has a field so; what is tied to no parent of a kind is below any. */
function holds(entity: Entity, field: string, value: unknown): boolean {
  const held = entity[field];
  return held === value || (held === undefined && isTie(field));
}
