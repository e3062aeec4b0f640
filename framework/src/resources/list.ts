import type { Paginator, RowSource } from "../authoring/page.ts";
import type { OperationEntry } from "../contracts/artifact.ts";
import { describedEnvelope, paginatorOf } from "../conventions/derived-pagination.ts";
import type { Entity, Row } from "../store/entity.ts";
import { firstAtOrAfter } from "../store/field-index.ts";
import type { Table } from "../store/table.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import type { Answer } from "./answer.ts";
import { RequestFailed } from "./fail.ts";
import { parentFields } from "./find-item.ts";
import { filtersOf } from "./list-filters.ts";
import { listedRows } from "./listed-rows.ts";
import { TIED, tiesBelow, tiesTable } from "./relation.ts";
import type { Session } from "./session.ts";

/** The order in which lists show entities. */
export type ListOrder = "newest" | "oldest";

/** Lists the entities that match the request, a page at a time (AIP-132). */
export function list(session: Session, model: ResourceModel, operation: OperationEntry): Answer {
  const { vendor } = session.twin;
  const { query } = session.input;
  const search = operation.kind === "search" ? vendor.search : undefined;
  const paginator = search?.pagination ?? paginatorOf(session.twin, operation);
  const { equal, tests } = filtersOf(session, model, {
    query,
    ignored: [...paginator.params, vendor.expansion?.param ?? "", search?.param ?? ""],
    fixed: operation.relation === undefined ? parentFields(session, operation) : {},
  });
  if (search) tests.push(searchTest(search, query, model.name));
  const { listed, visible } = model.behaviour;
  if (visible) tests.push((entity) => visible(entity, session.context));
  if (listed) tests.push((entity) => listed(entity, session.context));
  const table = session.world.table(model.name);
  const order = vendor.order ?? "oldest";
  const source =
    operation.relation === undefined
      ? rowSource(table, { equal, tests, order })
      : listedRows(tiedRows(session, operation, { table, equal, tests }), order);
  return pageAnswer(session, operation, { model, paginator, source });
}

/** The page of given items that the request asks for. */
export function pageOf(session: Session, operation: OperationEntry, items: readonly object[]): Answer {
  const { detail } = session.twin;
  const paginator = paginatorOf(session.twin, operation);
  const model = detail.resources.get(operation.answer.resource ?? "");
  const source = listedRows(
    items.map((_, position) => ({ key: String(position) })),
    "oldest",
  );
  return { ...pageAnswer(session, operation, { model, paginator, source }), items };
}

function searchTest(
  search: NonNullable<Session["twin"]["vendor"]["search"]>,
  query: Record<string, unknown>,
  resource: string,
): (entity: Entity) => boolean {
  const test = search.compile(String(query[search.param] ?? ""), resource);
  if (typeof test !== "function") throw new RequestFailed(test);
  return test;
}

interface PageSources {
  readonly model: ResourceModel | undefined;
  readonly paginator: Paginator;
  readonly source: RowSource;
}

function pageAnswer(
  session: Session,
  operation: OperationEntry,
  { model, paginator, source }: PageSources,
): Extract<Answer, { kind: "page" }> {
  const search = session.search === "" ? "" : `?${session.search}`;
  const url = session.address(session.head.path) + search;
  const page = paginator.page(source, session.input.query, url);
  if ("failure" in page) throw new RequestFailed({ ...(model && { resource: model.name }), ...page.failure });
  const envelope = paginator.envelope ?? describedEnvelope(session.twin, operation);
  return { kind: "page", model, page, envelope, url, expandable: paginator.expandable ?? [] };
}

interface Selection {
  readonly equal: readonly (readonly [field: string, value: unknown])[];
  readonly tests: readonly ((entity: Entity) => boolean)[];
  readonly order: ListOrder;
}

/** The matching rows in their order; the first equality is looked up, the others are tested row by row. */
function rowSource(table: Table, { equal, tests, order }: Selection): RowSource {
  const [first, ...others] = equal;
  const group = first && table.matching(first[0], first[1]);

  const matches = ({ entity }: Row) =>
    others.every(([field, value]) => entity[field] === value) && tests.every((test) => test(entity));

  function* walk(direction: ListOrder, from?: Row): Generator<Row> {
    for (const row of group ? walkGroup(group, direction, from) : table.rows(direction, from))
      if (matches(row)) yield row;
  }
  const from = (key: string, direction: ListOrder) => {
    const row = table.row(key);
    return row && walk(direction, row);
  };
  const backwards = order === "newest" ? "oldest" : "newest";
  return {
    forward: (key) => (key === undefined ? walk(order) : from(key, order)),
    backward: (key) => from(key, backwards),
    count: () => {
      if (!group && tests.length === 0) return table.size;
      let count = 0;
      for (const _ of walk(order)) count++;
      return count;
    },
  };
}

/** The matching rows that are tied to what a list's path goes through, in the order in which they were tied. */
function tiedRows(
  session: Session,
  operation: OperationEntry,
  { table, equal, tests }: Omit<Selection, "order"> & { readonly table: Table },
): readonly Row[] {
  const ties = tiesBelow(tiesTable(session, operation.relation ?? ""), parentFields(session, operation));
  return ties
    .flatMap(({ entity }) => table.row(String(entity[TIED])) ?? [])
    .filter(
      ({ entity }) =>
        equal.every(([field, value]) => entity[field] === value) && tests.every((test) => test(entity)),
    );
}

function walkGroup(group: readonly Row[], direction: ListOrder, from?: Row): Iterable<Row> {
  if (direction === "oldest") return group.slice(from ? firstAtOrAfter(group, from.sequence + 1) : 0);
  return reversed(group, from ? firstAtOrAfter(group, from.sequence) : group.length);
}

function* reversed(group: readonly Row[], end: number): Generator<Row> {
  for (let at = end - 1; at >= 0; at--) {
    const row = group[at];
    if (row) yield row;
  }
}
