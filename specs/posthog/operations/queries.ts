import { type Context, reply } from "@wondertwin/framework";
import type { Api } from "../api.gen.ts";
import { momentOf } from "../flags/moments.ts";
import { readHogql } from "../queries/hogql.ts";
import { daysBetween, funnelOf, trendOf } from "../queries/insights.ts";
import { type QueryRow, runHogql } from "../queries/run-hogql.ts";
import type { Resources } from "../resources.ts";
import { posthog } from "../vendor.ts";

type Asking = Context<Api, Resources, Api["operations"]["post_Query_create"]>;

/** A query as any of its kinds is written. */
interface AnyQuery {
  readonly kind?: string;
  readonly query?: string;
  readonly source?: AnyQuery;
  readonly interval?: string | null;
  readonly series?: readonly {
    readonly kind?: string;
    readonly event?: string | null;
    readonly math?: string | null;
  }[];
  readonly dateRange?: { readonly date_from?: string | null; readonly date_to?: string | null } | null;
}

/** Answers what the twin can answer of what was captured; the rest is refused as not emulated. */
function answer(context: Asking) {
  // Every kind of query is an object, and what is read of it is looked at before it is used.
  const query = context.body.query as AnyQuery;
  const asked = query.source ?? query;
  if (asked.kind === "HogQLQuery") return hogql(context, asked.query ?? "");
  if (asked.kind === "TrendsQuery") return trends(context, asked);
  if (asked.kind === "FunnelsQuery") return funnel(context, asked);
  return refuse(context, `queries of the kind ${asked.kind ?? "?"}`);
}

/** What is read of an insight and of each of its series; all else would change the numbers. */
const READ: ReadonlySet<string> = new Set([
  "kind",
  "series",
  "dateRange",
  "interval",
  "name",
  "tags",
  "version",
]);
const READ_OF_SERIES: ReadonlySet<string> = new Set([
  "kind",
  "event",
  "math",
  "name",
  "custom_name",
  "version",
]);

/** Refuses an insight that asks for more than the twin reads, instead of answering another question. */
function refuseUnread(context: Asking, query: AnyQuery): void {
  const { interval, series = [] } = query;
  if (interval && interval !== "day") refuse(context, `an interval of a ${interval}`);
  const unread = [
    ...Object.entries(query).filter(([name]) => !READ.has(name)),
    ...series.flatMap((each) => Object.entries(each).filter(([name]) => !READ_OF_SERIES.has(name))),
  ].find(([, value]) => !isEmpty(value));
  if (unread) refuse(context, `${unread[0]} of an insight`);
  const other = series.find(({ kind }) => kind !== undefined && kind !== "EventsNode");
  if (other) refuse(context, `series of the kind ${other.kind}`);
}

/** Whether a value says nothing, however deep it is. */
const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === false ||
  (typeof value === "object" && Object.values(value).every(isEmpty));

function refuse({ fail }: Pick<Asking, "fail">, what: string): never {
  return fail("unimplemented", { message: `The twin does not emulate ${what}.`, param: "query" });
}

function hogql(context: Asking, text: string) {
  const query = readHogql(text) ?? refuse(context, "this part of HogQL");
  const { store, parents } = context;
  const rows: readonly QueryRow[] =
    query.table === "events"
      ? store.ClickhouseEvent.within(parents.Team)
          .list()
          .map((event) => eventRow(context, event))
      : store.Person.within(parents.Team)
          .list()
          .map(({ uuid, created_at, properties, is_identified }) => ({
            id: uuid,
            created_at,
            properties,
            is_identified,
          }));
  return reply({
    body: { ...runHogql(query, rows), query: text, hogql: text, is_cached: false, error: null },
  });
}

function eventRow({ store }: Asking, event: Resources["ClickhouseEvent"]): QueryRow {
  const { id, distinct_id, properties, timestamp, person_id } = event;
  const person = store.Person.find({ uuid: person_id });
  return {
    uuid: id,
    event: event.event,
    properties,
    timestamp,
    distinct_id,
    person_id,
    person: { id: person_id, properties: person?.properties ?? {} },
  };
}

function periodOf({ dateRange }: AnyQuery, now: Date): readonly string[] {
  const from = momentOf(dateRange?.date_from ?? "-7d", now) ?? now.getTime();
  const to = momentOf(dateRange?.date_to ?? now.toISOString(), now) ?? now.getTime();
  return daysBetween(new Date(from), new Date(to));
}

function trends(context: Asking, query: AnyQuery) {
  refuseUnread(context, query);
  const { store, parents, now } = context;
  const events = store.ClickhouseEvent.within(parents.Team).list();
  const days = periodOf(query, now());
  const results = (query.series ?? []).map(({ event = null, math }) => {
    if (math && math !== "total" && math !== "dau") return refuse(context, `trends of ${math}`);
    return trendOf(events, { event, math: math ?? "total", days });
  });
  return reply({ body: { results, hasMore: false, is_cached: false } });
}

function funnel(context: Asking, query: AnyQuery) {
  refuseUnread(context, query);
  const { store, parents, now } = context;
  const days = new Set(periodOf(query, now()));
  const events = store.ClickhouseEvent.within(parents.Team).list(({ timestamp }) =>
    days.has(timestamp.slice(0, 10)),
  );
  const steps = (query.series ?? []).map(({ event }) => event ?? "");
  const results = funnelOf(events, steps).map((count, order) => ({
    action_id: steps[order],
    name: steps[order],
    order,
    count,
    type: "events",
  }));
  return reply({ body: { results, is_cached: false } });
}

type Upgrading = Context<Api, Resources, Api["operations"]["post_Query_upgrade_create"]>;

export default posthog.operations({
  post_Query_create: answer,
  /** Queries are written as the twin understands them already. */
  post_Query_upgrade_create: ({ body: { query } }: Upgrading) => ({ query }),
});
