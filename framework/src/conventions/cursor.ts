import type { Page, PageResult, PageRow, Paginator } from "../authoring/page.ts";

export interface CursorOptions {
  /** The parameter with the id behind which the page begins. */
  readonly after: string;
  /** The parameter with the id before which the page ends. */
  readonly before?: string;
  readonly limit: string;
  readonly default: number;
  readonly max: number;
  /**
   * Whether a limit out of bounds fails, where otherwise the nearest bound serves, and so does a page between
   * two items; its failure has both parameters in `extra.exclusive`.
   */
  readonly strict?: boolean;
  readonly envelope: (page: Page) => unknown;
}

/** Pages that begin behind, or end before, the item of a given id. */
export function cursor(options: CursorOptions): Paginator {
  const { after, before, limit, envelope } = options;
  return {
    params: before === undefined ? [after, limit] : [after, before, limit],
    envelope,
    page: (source, query) => {
      const asked = numberOr(query[limit], options.default);
      if (options.strict && (asked < 1 || asked > options.max)) return outOfBounds(limit, asked, options.max);
      const size = Math.max(1, Math.min(asked, options.max));
      const startKey = textOr(query[after]);
      const endKey = before === undefined ? undefined : textOr(query[before]);
      if (endKey !== undefined && startKey === undefined) {
        const rows = source.backward(endKey);
        if (!rows) return unknownItem(endKey, before ?? after);
        const page = take(rows, size);
        return { ...page, rows: page.rows.toReversed() };
      }
      const rows = source.forward(startKey);
      if (options.strict && rows && startKey !== undefined && endKey !== undefined)
        return source.backward(endKey) ? betweenTwo(after, before) : unknownItem(endKey, before ?? after);
      return rows ? take(rows, size) : unknownItem(startKey ?? "", after);
    },
  };
}

/** The failure of a page size outside of what the vendor takes. */
export function outOfBounds(param: string, value: number, max: number): PageResult {
  const limit = value < 1 ? { min: 1 } : { max };
  return {
    failure: { reason: "invalid_argument", param, issue: { kind: "range", path: [param], value, limit } },
  };
}

function betweenTwo(after: string, before: string | undefined): PageResult {
  return { failure: { reason: "invalid_argument", extra: { exclusive: [after, before] } } };
}

function unknownItem(id: string, param: string): PageResult {
  return { failure: { reason: "not_found", id, param, from: "request" } };
}

/** Up to `size` rows, and whether there is at least one more. */
export function take(rows: Iterable<PageRow>, size: number): Extract<PageResult, { rows: unknown }> {
  const page: PageRow[] = [];
  for (const row of rows) {
    if (page.length === size) {
      const next = page.at(-1)?.key;
      return next === undefined ? { rows: page, more: true } : { rows: page, more: true, next };
    }
    page.push(row);
  }
  return { rows: page, more: false };
}

export function numberOr(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

function textOr(value: unknown): string | undefined {
  return typeof value === "string" && value !== ""
    ? value
    : typeof value === "number"
      ? String(value)
      : undefined;
}

/** Skips the first `count` of an iterable. */
export function* skip<T>(items: Iterable<T>, count: number): Generator<T> {
  let seen = 0;
  for (const item of items) if (seen++ >= count) yield item;
}
