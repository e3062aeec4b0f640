import type { Entity, Row } from "./entity.ts";

/** The rows of a table by what is read of each, every group in the order of creation. */
export class FieldIndex {
  readonly #read: (entity: Entity) => unknown;
  readonly #groups = new Map<unknown, Row[]>();

  constructor(read: (entity: Entity) => unknown, rows: Iterable<Row>) {
    this.#read = read;
    for (const row of rows) this.add(row);
  }

  rows(value: unknown): readonly Row[] {
    return this.#groups.get(value) ?? [];
  }

  add(row: Row, entity: Entity = row.entity): void {
    const value = this.#read(entity);
    const group = this.#groups.get(value);
    if (!group) this.#groups.set(value, [row]);
    else if ((group.at(-1)?.sequence ?? 0) < row.sequence) group.push(row);
    else group.splice(firstAtOrAfter(group, row.sequence), 0, row);
  }

  remove(row: Row, entity: Entity): void {
    const value = this.#read(entity);
    const group = this.#groups.get(value);
    if (!group) return;
    const at = firstAtOrAfter(group, row.sequence);
    if (group[at] === row) group.splice(at, 1);
    if (group.length === 0) this.#groups.delete(value);
  }

  replace(row: Row, before: Entity): void {
    if (this.#read(before) === this.#read(row.entity)) return;
    this.remove(row, before);
    this.add(row);
  }
}

/** The position of the first row whose sequence is not below `sequence`. */
export function firstAtOrAfter(rows: readonly Row[], sequence: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.sequence ?? 0) < sequence) low = middle + 1;
    else high = middle;
  }
  return low;
}
