import type { Paginator } from "../authoring/page.ts";
import { numberOr, outOfBounds, take } from "./cursor.ts";

export interface CursorLinkOptions {
  readonly after: string;
  readonly before: string;
  readonly size: string;
  readonly default: number;
  readonly max: number;
}

/** Pages behind or before an opaque cursor, which only the `Link` header tells (RFC 8288). */
export function cursorLinks(options: CursorLinkOptions): Paginator {
  const { after, before, size } = options;
  return {
    params: [after, before, size],
    page: (source, query, url) => {
      const count = Math.max(1, Math.min(numberOr(query[size], options.default), options.max));
      const [behind, ahead] = [query[after], query[before]];
      const isBack = typeof ahead === "string" && ahead !== "";
      const rows = isBack
        ? source.backward(ahead)
        : source.forward(typeof behind === "string" && behind !== "" ? behind : undefined);
      if (!rows) return outOfBounds(isBack ? before : after, 0, 0);
      const taken = take(rows, count);
      const page = isBack ? taken.rows.toReversed() : taken.rows;
      const [first, last] = [page[0]?.key, page.at(-1)?.key];
      const hasNext = isBack || taken.more;
      const hasPrevious = isBack ? taken.more : typeof behind === "string" && behind !== "";
      const links = [
        ...(hasNext && last !== undefined ? [link(url, { [after]: last, [before]: undefined }, "next")] : []),
        ...(hasPrevious && first !== undefined
          ? [link(url, { [before]: first, [after]: undefined }, "prev")]
          : []),
      ];
      return {
        rows: page,
        more: taken.more,
        ...(links.length > 0 && { headers: { Link: links.join(", ") } }),
      };
    },
  };
}

function link(url: string, params: Readonly<Record<string, string | undefined>>, rel: string): string {
  const target = new URL(url);
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) target.searchParams.delete(name);
    else target.searchParams.set(name, value);
  }
  return `<${target}>; rel="${rel}"`;
}
