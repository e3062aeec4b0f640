import type { Failure } from "./failure.ts";

/** The items of a page, opaque: an envelope places them where they belong. */
export interface PageItems {
  readonly length: number;
}

/** One page of a list. */
export interface Page {
  readonly items: PageItems;
  readonly more: boolean;
  /** What the next page's request must say, where the vendor uses tokens or page numbers. */
  readonly next?: string;
  readonly previous?: string;
  /** All items that match, where the paginator counts them. */
  readonly total?: number;
  /** The property of the operation's answer that holds the items, where it has one. */
  readonly at?: string;
  readonly path: string;
  /** The address that was asked for, its query included. */
  readonly url: string;
  /** The page's number and how many items it may have, where the paginator counts them. */
  readonly number?: number;
  readonly size?: number;
  /** The key of its last item, where the next page's request may say it. */
  readonly token?: string;
}

/** One stored item as a paginator sees it. */
export interface PageRow {
  readonly key: string;
}

/** The matching rows of a list in its order, read as far as a paginator asks. */
export interface RowSource {
  /** Rows from the start, or behind the row of that key; undefined where no such row exists. */
  forward(afterKey?: string): Iterable<PageRow> | undefined;
  /** Rows before the row of that key, nearest first; undefined where no such row exists. */
  backward(beforeKey: string): Iterable<PageRow> | undefined;
  count(): number;
}

/** A page's rows, or what is wrong with the request. */
export type PageResult =
  | {
      readonly rows: readonly PageRow[];
      readonly more: boolean;
      readonly next?: string;
      readonly previous?: string;
      readonly total?: number;
      readonly number?: number;
      readonly size?: number;
      readonly token?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly failure: Failure };

/** How a vendor cuts lists into pages. */
export interface Paginator {
  /** The query parameters it reads; they filter nothing. */
  readonly params: readonly string[];
  /** Properties of the envelope that a request may ask for as it asks for expansions. */
  readonly expandable?: readonly string[];
  readonly page: (source: RowSource, query: Readonly<Record<string, unknown>>, url: string) => PageResult;
  /** What holds a page's items. Default: what the description shows. */
  readonly envelope?: (page: Page) => unknown;
}
