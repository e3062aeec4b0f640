import { fail } from "../resources/fail.ts";
import type { Session } from "../resources/session.ts";
import type { Entity, Row } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { filterTest } from "./filter.ts";
import { rowOrder } from "./row-order.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The rows of a list in its order, from its start or from behind a row. */
export type Walk = (from?: Row) => Iterable<Row>;

/** A part of a list, as Relay's connections cut it. */
export interface Connection {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** How many there are in all. */
  total(): number;
}

/** Arguments that say how a list is cut, filtered and ordered; any other one filters by the field of its name. */
const CUTTING: ReadonlySet<string> = new Set([
  "first",
  "last",
  "after",
  "before",
  "filter",
  "filterBy",
  "orderBy",
  "sort",
  "sorts",
]);

/** Filters, orders and cuts a list as its arguments say. */
export function connect(
  session: Session,
  model: ResourceModel,
  { walk, args }: { readonly walk: Walk; readonly args: Fields },
): Connection {
  const tests = testsOf(session, model, args);
  const matches = ({ entity }: Row) => tests.every((test) => test(entity));
  const order = rowOrder(session, model, args);
  const all = () => {
    const rows = Array.from(walk()).filter(matches);
    return order ? rows.toSorted(order) : rows;
  };
  const total = () => all().length;
  const size = sizeOf(session, args);
  if (order || args["last"] != null || args["before"] != null) return { ...cut(all(), size, args), total };
  const after = args["after"];
  const from = typeof after === "string" ? session.world.table(model.name).row(after) : undefined;
  if (typeof after === "string" && !from) unknownCursor("after", after);
  const rows: Row[] = [];
  for (const row of walk(from)) {
    if (!matches(row)) continue;
    if (rows.length === size) return { rows, hasNextPage: true, hasPreviousPage: from !== undefined, total };
    rows.push(row);
  }
  return { rows, hasNextPage: false, hasPreviousPage: from !== undefined, total };
}

function testsOf(
  session: Session,
  model: ResourceModel,
  args: Fields,
): readonly ((entity: Entity) => boolean)[] {
  const { softDelete } = session.twin.vendor;
  const tests: ((entity: Entity) => boolean)[] = [];
  const { listed, filters } = model.behaviour;
  if (listed) tests.push((entity) => listed(entity, session.context));
  if (softDelete && args[softDelete.include] !== true && model.shown?.has(softDelete.field))
    tests.push((entity) => entity[softDelete.field] == null);
  for (const [name, value] of Object.entries(args)) {
    if (value === undefined || value === null || name === softDelete?.include) continue;
    const own = filters?.[name];
    if (own) tests.push((entity) => own(entity, value, session.context));
    else if ((name === "filter" || name === "filterBy") && typeof value === "object")
      tests.push(filterTest(session, model, value as Fields)); // An object, as just seen.
    else if (!CUTTING.has(name) && typeof value !== "object" && model.shown?.has(name))
      tests.push((entity) => entity[name] === value);
  }
  return tests;
}

/** How many entities a connection shows where the vendor says nothing else. */
export const DEFAULT_PAGE_SIZE = { default: 50, max: 250 };

function sizeOf({ twin }: Session, { first, last }: Fields): number {
  const { pageSize = DEFAULT_PAGE_SIZE } = twin.vendor.graphql ?? {};
  const asked = typeof first === "number" ? first : typeof last === "number" ? last : pageSize.default;
  const param = typeof first === "number" ? "first" : "last";
  if (asked < 0 || asked > pageSize.max) {
    const limit = asked < 0 ? { min: 0 } : { max: pageSize.max };
    fail("invalid_argument", { param, extra: { issue: "range", value: asked, ...limit } });
  }
  return asked;
}

interface Cut<Item> {
  readonly rows: readonly Item[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

function cut<Item extends { readonly key: string }>(
  rows: readonly Item[],
  size: number,
  { after, before, last }: Fields,
): Cut<Item> {
  const at = (param: string, cursor: unknown, otherwise: number) => {
    if (typeof cursor !== "string") return otherwise;
    const position = rows.findIndex(({ key }) => key === cursor);
    return position === -1 ? unknownCursor(param, cursor) : position;
  };
  const start = at("after", after, -1) + 1;
  const end = at("before", before, rows.length);
  const within = rows.slice(start, end);
  const shown =
    typeof last === "number" ? within.slice(Math.max(0, within.length - size)) : within.slice(0, size);
  const first = shown[0] ? rows.indexOf(shown[0]) : start;
  return { rows: shown, hasPreviousPage: first > 0, hasNextPage: first + shown.length < rows.length };
}

/** A part of a list of things that stand in no table, as a connection shows it; their ids are its cursors. */
export function cutValues(session: Session, values: readonly unknown[], args: Fields): Fields {
  const keyed = values.map((value) => ({ key: String(Object(value).id ?? ""), value }));
  const { rows, hasNextPage, hasPreviousPage } = cut(keyed, sizeOf(session, args), args);
  return {
    nodes: rows.map(({ value }) => value),
    edges: rows.map(({ key, value }) => ({ node: value, cursor: key })),
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: rows[0]?.key ?? null,
      endCursor: rows.at(-1)?.key ?? null,
    },
    totalCount: values.length,
  };
}

function unknownCursor(param: string, cursor: string): never {
  return fail("invalid_argument", { param, extra: { issue: "cursor", value: cursor } });
}
