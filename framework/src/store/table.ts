import type { Entity, Row } from "./entity.ts";
import { FieldIndex, firstAtOrAfter } from "./field-index.ts";
import { nameOf, nameText } from "./name-text.ts";

/** One change of a table, with what is needed to undo it. */
export type Change = { readonly table: Table; readonly row: Row } & (
  | { readonly kind: "inserted"; readonly after: Entity }
  | { readonly kind: "updated"; readonly before: Entity; readonly after: Entity }
  | { readonly kind: "removed"; readonly before: Entity }
);

/** A table as plain data: what a snapshot keeps of it. */
export interface TableState {
  readonly count: number;
  readonly next: number;
  readonly rows: readonly (readonly [key: string, sequence: number, entity: Entity])[];
  readonly removed: readonly (readonly [key: string, entity: Entity])[];
}

const DEAD_BEFORE_COMPACTION = 1024;

/** How many removed entities are remembered. */
export const REMEMBERED = 10_000;

/**
 * The entities of one resource in one partition, in the order of creation.
 *
 * Looking up a key, reading a page from either end and finding by an indexed field cost the same at ten
 * and at a hundred thousand entities; an index comes into being when a field is first asked for.
 */
export class Table {
  readonly name: string;
  /** How many entities were ever inserted: what counting ids count. */
  count = 0;
  readonly #byKey = new Map<string, Row>();
  /** The newest removed entities by key, for vendors that still answer for them. */
  readonly #removed = new Map<string, Entity>();
  readonly #indexes = new Map<string, FieldIndex>();
  /** Sorted by sequence; dead rows stay until they are the most. */
  #order: Row[] = [];
  #dead = 0;
  #nextSequence = 0;

  constructor(name: string) {
    this.name = name;
  }

  get size(): number {
    return this.#byKey.size;
  }

  row(key: string): Row | undefined {
    return this.#byKey.get(key);
  }

  removed(key: string): Entity | undefined {
    return this.#removed.get(key);
  }

  /** All entities that were removed. */
  removedEntities(): Iterable<Entity> {
    return this.#removed.values();
  }

  insert(key: string, entity: Entity): Change {
    const row: Row = {
      key,
      sequence: this.#nextSequence++,
      entity,
      json: undefined,
      jsonVersion: 0,
      live: true,
    };
    this.count++;
    this.#byKey.set(key, row);
    this.#order.push(row);
    for (const index of this.#indexes.values()) index.add(row);
    return { kind: "inserted", table: this, row, after: entity };
  }

  update(row: Row, after: Entity): Change {
    const before = row.entity;
    this.#put(row, after);
    return { kind: "updated", table: this, row, before, after };
  }

  remove(row: Row): Change {
    this.#drop(row);
    // Anew, so that they stand in the order of their removal.
    this.#removed.delete(row.key);
    this.#removed.set(row.key, row.entity);
    return { kind: "removed", table: this, row, before: row.entity };
  }

  /** Forgets removed entities beyond those that are remembered; removals before this cannot be undone. */
  forget(): void {
    for (const [key] of this.#removed) {
      if (this.#removed.size <= REMEMBERED) return;
      this.#removed.delete(key);
    }
  }

  /** Everything in the table, as plain data. */
  save(): TableState {
    return {
      count: this.count,
      next: this.#nextSequence,
      rows: Array.from(this.rows("oldest"), ({ key, sequence, entity }) => [key, sequence, entity] as const),
      removed: [...this.#removed],
    };
  }

  static load(name: string, { count, next, rows, removed }: TableState): Table {
    const table = new Table(name);
    for (const [key, sequence, entity] of rows) {
      table.#nextSequence = sequence;
      table.insert(key, entity);
    }
    for (const [key, entity] of removed) table.#removed.set(key, entity);
    table.#nextSequence = next;
    table.count = count;
    return table;
  }

  undo(change: Change): void {
    if (change.kind === "inserted") {
      this.#drop(change.row);
      this.count--;
    } else if (change.kind === "updated") this.#put(change.row, change.before);
    else this.#putBack(change.row);
  }

  /** Rows in the order of creation, or the reverse; from behind `from` when given. */
  *rows(direction: "oldest" | "newest", from?: Row): Generator<Row> {
    const step = direction === "oldest" ? 1 : -1;
    const first = step === 1 ? 0 : this.#order.length - 1;
    const start = from ? firstAtOrAfter(this.#order, from.sequence) + step : first;
    for (let at = start; at >= 0 && at < this.#order.length; at += step) {
      const row = this.#order[at];
      if (row?.live) yield row;
    }
  }

  /** The rows whose field has this value, in the order of creation. */
  matching(field: string, value: unknown): readonly Row[] {
    let index = this.#indexes.get(field);
    if (!index) {
      index = new FieldIndex((entity) => entity[field], this.rows("oldest"));
      this.#indexes.set(field, index);
    }
    return index.rows(value);
  }

  /** The rows whose fields have these texts, in the order of creation. */
  named(name: Readonly<Record<string, string>>, ignoreCase = false): readonly Row[] {
    const fields = Object.keys(name);
    const id = JSON.stringify([fields, ignoreCase]);
    let index = this.#indexes.get(id);
    if (!index) {
      index = new FieldIndex((entity) => nameOf(entity, fields, ignoreCase), this.rows("oldest"));
      this.#indexes.set(id, index);
    }
    return index.rows(nameText(Object.values(name), ignoreCase));
  }

  #put(row: Row, entity: Entity): void {
    const before = row.entity;
    row.entity = entity;
    row.json = undefined;
    for (const index of this.#indexes.values()) index.replace(row, before);
  }

  #drop(row: Row): void {
    row.live = false;
    this.#dead++;
    this.#byKey.delete(row.key);
    for (const index of this.#indexes.values()) index.remove(row, row.entity);
    if (this.#dead > DEAD_BEFORE_COMPACTION && this.#dead * 2 > this.#order.length) this.#compact();
  }

  #putBack(row: Row): void {
    row.live = true;
    this.#removed.delete(row.key);
    this.#byKey.set(row.key, row);
    const at = firstAtOrAfter(this.#order, row.sequence);
    if (this.#order[at] === row) this.#dead--;
    else this.#order.splice(at, 0, row);
    for (const index of this.#indexes.values()) index.add(row);
  }

  #compact(): void {
    this.#order = this.#order.filter((row) => row.live);
    this.#dead = 0;
  }
}
