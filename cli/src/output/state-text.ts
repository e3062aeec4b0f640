import type { Output } from "./output.ts";
import { printableLine } from "./printable.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";

/** The answer of `GET /_wt/state`. */
export interface Counts {
  readonly partitions: readonly {
    readonly name: string;
    readonly collections: { readonly [resource: string]: number };
  }[];
}

/** The answer of `GET /_wt/state/{resource}`. */
export interface Collection {
  readonly resource: string;
  readonly total: number;
  readonly items: readonly { readonly [field: string]: unknown }[];
  readonly next?: string;
}

/** A partition's resources, a line each. */
export function countsText({ partitions }: Counts, { dim, strong }: Style): string {
  if (partitions.length === 0) return dim("Nothing yet: nobody has sent a request since the start.");
  return partitions
    .map(({ name, collections }) => {
      const rows = Object.entries(collections).map(([resource, count]) => [
        `    ${printableLine(resource)}`,
        String(count),
      ]);
      const body = rows.length === 0 ? dim("    empty") : table(rows, { right: [1] });
      return `  ${strong(printableLine(name))}\n${body}`;
    })
    .join("\n\n");
}

const WIDEST = 110;

/** Entities, a line each: as much of their JSON as fits. */
export function collectionText({ items, total, next }: Collection, { columns, style }: Output): string {
  const width = Math.min(columns, WIDEST);
  const lines = items.map((item) => {
    const text = printableLine(JSON.stringify(item));
    return text.length > width ? `${text.slice(0, width - 1)}…` : text;
  });
  const more = next === undefined ? "" : `, the next behind --after ${printableLine(next)}`;
  return [...lines, style.dim(`${items.length} of ${total}${more}`)].join("\n");
}
