import type { Page, Paginator } from "../authoring/page.ts";
import type { OperationEntry } from "../contracts/artifact.ts";
import type { Json } from "../contracts/schema-node.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { cursor } from "./cursor.ts";
import { offset } from "./offset.ts";
import { pageNumber } from "./page-number.ts";

const sizes = [
  "limit",
  "per_page",
  "page_size",
  "pageSize",
  "perPage",
  "size",
  "count",
  "max_results",
  "maxResults",
];
const pages = ["page", "page_number", "pageNumber"];
const offsets = ["offset", "skip", "start", "startAt"];
const cursors = ["starting_after", "after", "cursor", "page_token", "pageToken", "next_page_token", "marker"];

const befores = ["ending_before", "before"];

/** By twin, as the same description may serve with other conventions. */
const made = new WeakMap<TwinModel, Map<OperationEntry, Paginator>>();

/** The vendor's way of paging a list, else the one that its query parameters suggest. */
export function paginatorOf(twin: TwinModel, operation: OperationEntry): Paginator {
  const ofTwin = made.get(twin) ?? new Map<OperationEntry, Paginator>();
  made.set(twin, ofTwin);
  let paginator = ofTwin.get(operation);
  if (!paginator) {
    const { pagination } = twin.vendor;
    const asked = twin.detail.schemas[operation.query ?? -1]?.properties ?? {};
    const own =
      typeof pagination === "function" ? pagination((name) => Object.hasOwn(asked, name)) : pagination;
    paginator = own ?? derive(twin, operation);
    ofTwin.set(operation, paginator);
  }
  return paginator;
}

function derive(twin: TwinModel, operation: OperationEntry): Paginator {
  const { schemas } = twin.detail;
  const asked = (operation.query !== undefined && schemas[operation.query]?.properties) || {};
  const isText = (name: string) => schemas[asked[name] ?? -1]?.type === "string";
  const first = (candidates: readonly string[], fits: (name: string) => boolean = () => true) =>
    candidates.find((name) => Object.hasOwn(asked, name) && fits(name));
  const isCount = (name: string) => !isText(name);
  const limit = first(sizes) ?? "limit";
  const page = first(pages, isCount);
  const skip = first(offsets, isCount);
  // A page or an offset that is text is a token, whatever it is called.
  const after = first(cursors) ?? first([...pages, ...offsets], isText);
  const limits = { default: 20, max: 1000, envelope: describedEnvelope(twin, operation) };
  const before = first(befores);
  if (after !== undefined)
    return cursor({ after, limit, ...limits, ...(before !== undefined && { before }) });
  if (page !== undefined) return pageNumber({ page, size: limit, ...limits });
  return offset({ offset: skip ?? "offset", limit, ...limits });
}

/** Properties of an envelope that hold what the next request must say. */
const nexts = ["next_page_token", "nextPageToken", "next_cursor", "nextCursor", "next_marker", "cursor"];

const totals = [
  "total",
  "total_count",
  "totalCount",
  "total_records",
  "total_entries",
  "totalItems",
  "count",
];

/** The envelope that an operation's answer describes. */
export function describedEnvelope(twin: TwinModel, operation: OperationEntry): (page: Page) => unknown {
  const { skeleton } = operation.answer;
  const shape = skeleton === undefined ? undefined : twin.detail.lazy.skeletons[skeleton];
  const at = operation.answer.at ?? onlyList(shape);
  if (at === undefined) return ({ items }) => items;
  const blank = typeof shape === "object" && shape !== null && !Array.isArray(shape) ? shape : {};
  return ({ items, total, more, next = "" }) => {
    const body: Record<string, unknown> = { ...blank, [at]: items };
    for (const name of totals) if (typeof body[name] === "number" && total !== undefined) body[name] = total;
    for (const name of nexts) if (typeof body[name] === "string") body[name] = next;
    if (typeof body["has_more"] === "boolean") body["has_more"] = more;
    return body;
  };
}

/** The only property of an answer that is a list. */
function onlyList(shape: Json | undefined): string | undefined {
  if (typeof shape !== "object" || shape === null || Array.isArray(shape)) return undefined;
  const lists = Object.entries(shape).filter(([, value]) => Array.isArray(value));
  return lists.length === 1 ? lists[0]?.[0] : undefined;
}
