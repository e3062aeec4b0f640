import type { Page, Paginator } from "../authoring/page.ts";
import { numberOr, skip, take } from "./cursor.ts";

export interface OffsetOptions {
  readonly offset: string;
  readonly limit: string;
  readonly default: number;
  readonly max: number;
  /**
   * Whether a page names its neighbours by their whole addresses, beside their `count`, unless the
   * envelope is told otherwise; a list that the description shows without an envelope has none. Default: it says how far the next one skips.
   */
  readonly addresses?: boolean;
  readonly envelope?: (page: Page) => unknown;
}

/** Pages that skip a number of items. */
export function offset(options: OffsetOptions): Paginator {
  const { addresses = false } = options;
  return {
    params: [options.offset, options.limit],
    envelope: options.envelope ?? (addresses ? addressed : ({ items }) => items),
    page: (source, query, url) => {
      const size = Math.max(0, Math.min(numberOr(query[options.limit], options.default), options.max));
      const start = Math.max(0, numberOr(query[options.offset], 0));
      // A page of nothing leads nowhere: the next one would be the same again.
      if (size === 0) return { rows: [], more: false, total: source.count() };
      const { rows, more } = take(skip(source.forward() ?? [], start), size);
      const place = (from: number) => (addresses ? addressOf(url, options, { from, size }) : String(from));
      return {
        rows,
        more,
        total: source.count(),
        ...(more ? { next: place(start + size) } : {}),
        ...(addresses && start > 0 ? { previous: place(Math.max(0, start - size)) } : {}),
      };
    },
  };
}

function addressOf(
  url: string,
  { offset, limit }: OffsetOptions,
  { from, size }: { readonly from: number; readonly size: number },
): string {
  const address = new URL(url);
  address.searchParams.set(limit, String(size));
  if (from > 0) address.searchParams.set(offset, String(from));
  else address.searchParams.delete(offset);
  return address.href;
}

function addressed({ at, items, total, next, previous }: Page): unknown {
  if (at === undefined) return items;
  return { count: total ?? items.length, next: next ?? null, previous: previous ?? null, [at]: items };
}
