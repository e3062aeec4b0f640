import type { Page, Paginator } from "../authoring/page.ts";
import type { OperationEntry } from "../contracts/artifact.ts";
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

const made = new WeakMap<OperationEntry, Paginator>();

/** The way of paging that a list's query parameters suggest, in the envelope its answer describes. */
export function derivedPaginator(twin: TwinModel, operation: OperationEntry): Paginator {
  let paginator = made.get(operation);
  if (!paginator) {
    paginator = derive(twin, operation);
    made.set(operation, paginator);
  }
  return paginator;
}

function derive(twin: TwinModel, operation: OperationEntry): Paginator {
  const names = Object.keys(
    (operation.query !== undefined && twin.detail.schemas[operation.query]?.properties) || {},
  );
  const first = (candidates: readonly string[]) => candidates.find((name) => names.includes(name));
  const size = first(sizes);
  const page = first(pages);
  const after = first(cursors);
  const skip = first(offsets);
  const envelope = envelopeOf(twin, operation);
  const limits = { default: 20, max: 1000, envelope };
  if (after !== undefined) return cursor({ after, limit: size ?? "limit", ...limits });
  if (page !== undefined) return pageNumber({ page, size: size ?? "per_page", ...limits });
  return offset({ offset: skip ?? "offset", limit: size ?? "limit", ...limits });
}

const totals = [
  "total",
  "total_count",
  "totalCount",
  "total_records",
  "total_entries",
  "totalItems",
  "count",
];

function envelopeOf(twin: TwinModel, operation: OperationEntry): (page: Page) => unknown {
  const { at, skeleton } = operation.answer;
  const shape = skeleton === undefined ? undefined : twin.detail.lazy.skeletons[skeleton];
  if (at === undefined) return ({ items }) => items;
  const blank = typeof shape === "object" && shape !== null && !Array.isArray(shape) ? shape : {};
  return ({ items, total, more }) => {
    const body: Record<string, unknown> = { ...blank, [at]: items };
    for (const name of totals) if (typeof body[name] === "number" && total !== undefined) body[name] = total;
    if (typeof body["has_more"] === "boolean") body["has_more"] = more;
    return body;
  };
}
