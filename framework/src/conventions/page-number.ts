import type { Page, Paginator } from "../authoring/page.ts";
import { numberOr, skip, take } from "./cursor.ts";

export interface PageNumberOptions {
  readonly page: string;
  readonly size: string;
  readonly default: number;
  readonly max: number;
  /** The number of the first page. Default: 1. */
  readonly first?: number;
  /** A parameter with the key of the item before the page: where it is given, it says more than the number. */
  readonly token?: string;
  /** Whether to answer a `Link` header (RFC 8288) with first, prev, next and last. */
  readonly links?: boolean;
  readonly envelope?: (page: Page) => unknown;
}

/** Pages by number. */
export function pageNumber(options: PageNumberOptions): Paginator {
  const { first = 1, links = false } = options;
  return {
    params: [options.page, options.size, ...(options.token === undefined ? [] : [options.token])],
    ...(options.envelope && { envelope: options.envelope }),
    page: (source, query, url) => {
      const size = Math.max(1, Math.min(numberOr(query[options.size], options.default), options.max));
      const number = Math.max(first, numberOr(query[options.page], first));
      const token = options.token === undefined ? undefined : query[options.token];
      const behind = typeof token === "string" && number > first ? source.forward(token) : undefined;
      const { rows, more, next } = take(
        behind ?? skip(source.forward() ?? [], (number - first) * size),
        size,
      );
      const total = source.count();
      const last = first + Math.max(0, Math.ceil(total / size) - 1);
      return {
        rows,
        more,
        total,
        number,
        size,
        ...(options.token !== undefined && next !== undefined && { token: next }),
        ...(more ? { next: String(number + 1) } : {}),
        ...(number > first ? { previous: String(number - 1) } : {}),
        ...(links ? linkHeader(url, options.page, { number, first, last, more }) : {}),
      };
    },
  };
}

function linkHeader(
  url: string,
  param: string,
  { number, first, last, more }: { number: number; first: number; last: number; more: boolean },
): { headers?: Record<string, string> } {
  const at = (page: number, rel: string) => {
    const target = new URL(url);
    target.searchParams.set(param, String(page));
    return `<${target}>; rel="${rel}"`;
  };
  const links = [
    ...(number > first ? [at(number - 1, "prev")] : []),
    ...(more ? [at(number + 1, "next"), at(last, "last")] : []),
    ...(number > first ? [at(first, "first")] : []),
  ];
  return links.length === 0 ? {} : { headers: { Link: links.join(", ") } };
}
