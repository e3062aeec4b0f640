import type { Table } from "../store/table.ts";

/** The next number of a field that counts up among the entities below the same parents, also those removed. */
export function nextNumber(table: Table, field: string, ties: Readonly<Record<string, unknown>>): number {
  const texts = Object.fromEntries(Object.entries(ties).map(([tie, parent]) => [tie, String(parent)]));
  const isTied = Object.keys(texts).length > 0;
  const last = isTied ? table.named(texts).at(-1) : table.rows("newest").next().value;
  let highest = Number(last?.entity[field] ?? 0);
  for (const entity of table.removedEntities()) {
    const isSibling = Object.entries(texts).every(([tie, parent]) => String(entity[tie]) === parent);
    if (isSibling) highest = Math.max(highest, Number(entity[field] ?? 0));
  }
  return highest + 1;
}
