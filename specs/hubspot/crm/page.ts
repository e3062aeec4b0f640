import type { HubspotContext } from "./context.ts";
import { failWith, invalid } from "./problem.ts";

/** What a request says of the page it wants. */
interface Asked<T> {
  readonly limit?: number | undefined;
  readonly after?: string | undefined;
  readonly path: string;
  /** What a page's `after` says that begins with an item. Default: its position. */
  readonly startsAt?: (item: T) => string;
  readonly default?: number;
  readonly max?: number;
}

/** A page of items, and where the next begins. */
export function pageOf<T>(
  context: HubspotContext,
  items: readonly T[],
  { limit, after, path, startsAt, max = 100, default: usual = 10 }: Asked<T>,
): { readonly items: readonly T[]; readonly paging: { paging?: { next: { after: string; link: string } } } } {
  const size = limit ?? usual;
  if (size < 1 || size > max)
    failWith(context, invalid(`The limit of a page is between 1 and ${max}, not ${size}.`));
  const name = (item: T, at: number) => startsAt?.(item) ?? String(at);
  const from =
    after === undefined || after === "" ? 0 : items.findIndex((item, at) => isFrom(name(item, at), after));
  const start = from < 0 ? items.length : from;
  const next = items[start + size];
  return {
    items: items.slice(start, start + size),
    paging:
      next === undefined
        ? {}
        : {
            paging: {
              next: {
                after: name(next, start + size),
                link: context.url(
                  `${path}?limit=${size}&after=${encodeURIComponent(name(next, start + size))}`,
                ),
              },
            },
          },
  };
}

/** An item that was to begin the page may be gone by now. */
const isFrom = (name: string, after: string): boolean =>
  /^\d+$/.test(name) && /^\d+$/.test(after) ? Number(name) >= Number(after) : name === after;
