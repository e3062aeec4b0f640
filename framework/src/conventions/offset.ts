import type { Page, Paginator } from "../authoring/page.ts";
import { numberOr, skip, take } from "./cursor.ts";

export interface OffsetOptions {
  readonly offset: string;
  readonly limit: string;
  readonly default: number;
  readonly max: number;
  readonly envelope?: (page: Page) => unknown;
}

/** Pages that skip a number of items. */
export function offset(options: OffsetOptions): Paginator {
  return {
    params: [options.offset, options.limit],
    envelope: options.envelope ?? (({ items }) => items),
    page: (source, query) => {
      const size = Math.max(0, Math.min(numberOr(query[options.limit], options.default), options.max));
      const start = Math.max(0, numberOr(query[options.offset], 0));
      // A page of nothing leads nowhere: the next one would be the same again.
      if (size === 0) return { rows: [], more: false, total: source.count() };
      const { rows, more } = take(skip(source.forward() ?? [], start), size);
      return { rows, more, total: source.count(), ...(more ? { next: String(start + size) } : {}) };
    },
  };
}
