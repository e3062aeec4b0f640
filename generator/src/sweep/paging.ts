import type { OperationEntry, SchemaNode } from "@wondertwin/framework/contracts";
import type { Fields } from "./encode-request.ts";

type Id = string | number | undefined;

/** Asks for a page and gives the ids of its items. */
export type AskPage = (query: Fields) => readonly Id[];

export interface Walk {
  readonly direction: "forward" | "backward";
  /** What was met, in the list's own order. */
  readonly ids: readonly Id[];
}

const SIZES = ["limit", "per_page", "page_size", "pageSize", "perPage", "size", "count", "max_results"];
const AFTER = ["starting_after", "after", "cursor", "page_token", "next_page_token", "marker"];
const BEFORE = ["ending_before", "before"];
const PAGES = ["page", "page_number", "pageNumber"];
const OFFSETS = ["offset", "skip", "start", "startAt"];

const SIZE = 2;
/** A walk of more pages than this goes in circles. */
const MANY = 50;

/** Walks a list in pages of two, each way its parameters allow. */
export function walkPages(
  list: OperationEntry,
  schemas: readonly SchemaNode[],
  ask: AskPage,
): readonly Walk[] {
  const names = list.query === undefined ? {} : (schemas[list.query]?.properties ?? {});
  const isText = (name: string) => schemas[names[name] ?? -1]?.type === "string";
  const first = (candidates: readonly string[]) => candidates.find((name) => Object.hasOwn(names, name));
  const counted = (candidates: readonly string[]) =>
    first(candidates.filter((name) => Object.hasOwn(names, name) && !isText(name)));
  const size = first(SIZES);
  if (size === undefined) return [];
  const after = first(AFTER) ?? first([...PAGES, ...OFFSETS].filter(isText));
  const [before, page, offset] = [first(BEFORE), counted(PAGES), counted(OFFSETS)];
  const walks: Walk[] = [];
  const forward = (query: (met: readonly Id[], pages: number) => Fields) => {
    const ids = collect((met, pages) => ask({ [size]: SIZE, ...query(met, pages) }), "forward", []);
    walks.push({ direction: "forward", ids });
    return ids;
  };
  if (after !== undefined) {
    const ids = forward((met) => (met.length === 0 ? {} : { [after]: met.at(-1) ?? "" }));
    const last = ids.at(-1);
    if (before !== undefined && last !== undefined) {
      const query = (met: readonly Id[]) => ({ [size]: SIZE, [before]: met[0] ?? "" });
      walks.push({ direction: "backward", ids: collect((met) => ask(query(met)), "backward", [last]) });
    }
  } else if (page !== undefined) forward((_, pages) => ({ [page]: pages + 1 }));
  else if (offset !== undefined) forward((met) => ({ [offset]: met.length }));
  return walks;
}

function collect(
  pageAt: (met: readonly Id[], pages: number) => readonly Id[],
  direction: Walk["direction"],
  start: readonly Id[],
): readonly Id[] {
  let met = start;
  for (let pages = 0; pages < MANY; pages++) {
    const page = pageAt(met, pages);
    if (page.length === 0) return met;
    met = direction === "forward" ? [...met, ...page] : [...page, ...met];
  }
  return met;
}
