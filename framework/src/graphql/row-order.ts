import type { Session } from "../resources/session.ts";
import type { Entity, Row } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { fieldValue, requireField } from "./filter.ts";
import { linkedEntity } from "./linked.ts";

type Fields = Readonly<Record<string, unknown>>;
type Order = (a: Row, b: Row) => number;

/**
 * The order that a list's arguments ask for; undefined for the list's own.
 *
 * `orderBy` names a field (the newest first), or a field and a direction; `sort` lists fields, each with an order
 * and a place for what has no value.
 */
export function rowOrder(
  session: Session,
  model: ResourceModel,
  { orderBy, sort, sorts }: Fields,
): Order | undefined {
  const orders = [...bySort(session, model, sort ?? sorts), ...byField(session, model, orderBy)];
  if (orders.length === 0) return undefined;
  return (a, b) => {
    for (const order of orders) {
      const difference = order(a, b);
      if (difference !== 0) return difference;
    }
    return b.sequence - a.sequence;
  };
}

function byField(session: Session, model: ResourceModel, asked: unknown): Order[] {
  if (typeof asked === "string") return [order(session, model, { name: camelCase(asked), descending: true })];
  if (typeof asked !== "object" || asked === null) return [];
  const { field, direction } = asked as Fields; // An object, as just seen.
  return [order(session, model, { name: camelCase(String(field)), descending: direction === "DESC" })];
}

function bySort(session: Session, model: ResourceModel, sort: unknown): Order[] {
  const entries = Array.isArray(sort) ? sort.flatMap((each: object) => Object.entries(each)) : [];
  return entries.flatMap(([name, how]: [string, Fields | null]) =>
    how
      ? [order(session, model, { name, descending: how["order"] === "Descending", nulls: how["nulls"] })]
      : [],
  );
}

function order(
  session: Session,
  model: ResourceModel,
  {
    name,
    descending,
    nulls,
  }: { readonly name: string; readonly descending: boolean; readonly nulls?: unknown },
): Order {
  requireField(model, name, "sort");
  const sign = descending ? -1 : 1;
  const empty = nulls === "first" ? -1 : 1;
  return (a, b) => {
    const [left, right] = [
      sortValue(session, model, a.entity, name),
      sortValue(session, model, b.entity, name),
    ];
    if (left === right) return 0;
    if (left === null) return empty;
    if (right === null) return -empty;
    return left < right ? -sign : sign;
  };
}

/** What an entity is sorted by: its value, or the name of the entity it leads to. */
function sortValue(
  session: Session,
  model: ResourceModel,
  entity: Entity,
  name: string,
): string | number | null {
  const link = model.entry?.links?.[name];
  const other = link?.kind === "one" ? linkedEntity(session, entity, link) : undefined;
  const value = link ? (other?.["name"] ?? other?.["title"]) : fieldValue(session, model, { entity, name });
  return typeof value === "string" || typeof value === "number" ? value : null;
}

/** `CREATED_AT` is the field `createdAt`. */
function camelCase(name: string): string {
  if (!/^[A-Z][A-Z_]*$/.test(name)) return name;
  return name.toLowerCase().replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
