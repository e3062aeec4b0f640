import type { Table } from "../store/table.ts";

/** The next number of a field that counts up among the entities below the same parents, also those removed. */
export function nextNumber(table: Table, field: string, ties: Readonly<Record<string, string>>): number {
  const isTied = Object.keys(ties).length > 0;
  const last = isTied ? table.named(ties).at(-1) : table.rows("newest").next().value;
  let highest = Number(last?.entity[field] ?? 0);
  for (const entity of table.removedEntities()) {
    const isSibling = Object.entries(ties).every(([tie, parent]) => String(entity[tie]) === parent);
    if (isSibling) highest = Math.max(highest, Number(entity[field] ?? 0));
  }
  return highest + 1;
}
