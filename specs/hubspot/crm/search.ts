import type { Schemas } from "../api.gen.ts";
import type { CrmRecord } from "../resources.ts";
import { associationsOf } from "./associations.ts";
import type { HubspotContext } from "./context.ts";
import { findObjectType, type ObjectType } from "./object-types.ts";
import { failWith, invalid } from "./problem.ts";
import { findProperty } from "./properties.ts";

type Search = Schemas["PublicObjectSearchRequest"];
type Filter = Schemas["Filter"];

const MAX_GROUPS = 5;
const MAX_FILTERS = 6;
const MAX_ALL_FILTERS = 18;
const MAX_FOUND = 10_000;
const MAX_PAGE = 200;

/**
 * What a search finds, in its order, and where its page lies
 * (developers.hubspot.com/docs/guides/api/crm/search).
 */
export function search(
  context: HubspotContext,
  type: ObjectType,
  body: Search,
): { readonly found: readonly CrmRecord[]; readonly from: number; readonly limit: number } {
  const { filterGroups = [], limit = 10, after = "", sorts = [], query = "" } = body;
  const refuse = (message: string): never => failWith(context, invalid(message));
  if (filterGroups.length > MAX_GROUPS) refuse(`A search has at most ${MAX_GROUPS} filterGroups.`);
  const counts = filterGroups.map(({ filters }) => filters.length);
  if (counts.some((count) => count > MAX_FILTERS) || counts.reduce((a, b) => a + b, 0) > MAX_ALL_FILTERS)
    refuse(`A filterGroup has at most ${MAX_FILTERS} filters, and a search at most ${MAX_ALL_FILTERS}.`);
  if (limit > MAX_PAGE || limit < 0) refuse(`The limit of a search is at most ${MAX_PAGE}.`);
  const from = after === "" ? 0 : Number(after);
  if (!Number.isInteger(from) || from < 0) refuse(`${after} is no place that a search can go on from.`);
  if (from + limit > MAX_FOUND) refuse(`A search shows no more than ${MAX_FOUND} results.`);
  const tests = filterGroups.map(({ filters }) => filters.map((filter) => testOf(context, type, filter)));
  const words = tokens(query);
  const found = context.store.record.list({ type: type.name, archived: false }).filter((record) => {
    const inGroup = tests.length === 0 || tests.some((group) => group.every((test) => test(record)));
    return inGroup && words.every((word) => type.searchable.some((name) => startsWith(record, name, word)));
  });
  return { found: sorted(context, type, { found, sorts }), from, limit };
}

const tokens = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}_]+/u)
    .filter((each) => each !== "");

/** A word of a query is the beginning of a word of the record. */
const startsWith = (record: CrmRecord, name: string, word: string): boolean =>
  tokens(record.properties[name] ?? "").some((each) => each.startsWith(word));

type Test = (record: CrmRecord) => boolean;

function testOf(context: HubspotContext, type: ObjectType, filter: Filter): Test {
  const { propertyName, operator, value, values = [], highValue } = filter;
  const refuse = (message: string): never => failWith(context, invalid(message));
  const [, associated] = /^associations\.(.+)$/.exec(propertyName) ?? [];
  if (associated !== undefined) return associatedTest(context, associated, filter);
  const property =
    findProperty(context.store, type, propertyName) ??
    refuse(`There was a problem with the request: the property ${propertyName} does not exist.`);
  const kind = property.type;
  const own = (record: CrmRecord) => record.properties[propertyName] ?? null;
  const one = (text: string) => comparable(kind, text);
  const needed = (given: string | undefined, name: string) =>
    given ?? refuse(`The operator ${operator} on ${propertyName} requires ${name}.`);
  const compared = (fits: (order: number) => boolean, given: string | undefined, name = "a value"): Test => {
    const bound = one(needed(given, name));
    return (record) => {
      const text = own(record);
      return text !== null && fits(compare(one(text), bound));
    };
  };
  switch (operator) {
    case "HAS_PROPERTY":
      return (record) => own(record) !== null;
    case "NOT_HAS_PROPERTY":
      return (record) => own(record) === null;
    case "EQ":
      return compared((order) => order === 0, value);
    case "NEQ": {
      const same = compared((order) => order === 0, value);
      return (record) => !same(record);
    }
    case "LT":
      return compared((order) => order < 0, value);
    case "LTE":
      return compared((order) => order <= 0, value);
    case "GT":
      return compared((order) => order > 0, value);
    case "GTE":
      return compared((order) => order >= 0, value);
    case "BETWEEN": {
      const low = compared((order) => order >= 0, value);
      const high = compared((order) => order <= 0, highValue, "a highValue");
      return (record) => low(record) && high(record);
    }
    case "IN":
    case "NOT_IN": {
      if (values.length === 0) refuse(`The operator ${operator} on ${propertyName} requires values.`);
      const known = new Set(values.map(one));
      return (record) => {
        const text = own(record);
        return text !== null && known.has(one(text)) === (operator === "IN");
      };
    }
    case "CONTAINS_TOKEN":
    case "NOT_CONTAINS_TOKEN": {
      const pattern = tokenPattern(needed(value, "a value"));
      return (record) => hasToken(own(record), pattern) === (operator === "CONTAINS_TOKEN");
    }
  }
}

/** Records that are associated with one that the filter names. */
function associatedTest(
  { store, fail }: HubspotContext,
  name: string,
  { operator, value, values = [] }: Filter,
): Test {
  const toType =
    findObjectType(store, name) ??
    failWith({ fail }, invalid(`There is no type ${name} to be associated with.`));
  const wanted = new Set(value === undefined ? values : [value]);
  return (record) => {
    const ids = associationsOf(store, record, toType).map(({ toId }) => toId);
    if (operator === "HAS_PROPERTY") return ids.length > 0;
    if (operator === "NOT_HAS_PROPERTY") return ids.length === 0;
    const has = ids.some((id) => wanted.has(id));
    return operator === "NEQ" || operator === "NOT_IN" ? !has : has;
  };
}

/** Numbers and moments compare as such, other values as texts whatever their case, choices to the letter. */
function comparable(kind: string, text: string): string | number {
  if (kind === "number") return Number(text);
  if (kind === "date" || kind === "datetime") return /^-?\d+$/.test(text) ? Number(text) : Date.parse(text);
  return kind === "enumeration" ? text : text.toLowerCase();
}

function compare(a: string | number, b: string | number): number {
  return a === b ? 0 : a < b ? -1 : a > b ? 1 : Number.NaN;
}

/** `*` stands for any part of a word. */
function tokenPattern(text: string): RegExp {
  const words = text
    .toLowerCase()
    .split("*")
    .map((each) => each.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${words.join(".*")}$`, "u");
}

function hasToken(text: string | null, pattern: RegExp): boolean {
  if (text === null) return false;
  const whole = text.toLowerCase();
  return (
    pattern.test(whole) ||
    whole.split(/[\s,;]+/).some((each) => pattern.test(each)) ||
    tokens(whole).some((each) => pattern.test(each))
  );
}

/** Oldest first, unless one property says otherwise: `-createdate`, or as an object `{propertyName, direction}`. */
function sorted(
  context: HubspotContext,
  type: ObjectType,
  { found, sorts }: { readonly found: readonly CrmRecord[]; readonly sorts: readonly unknown[] },
): readonly CrmRecord[] {
  const [sort] = sorts.map(readSort);
  if (sort === undefined) return found;
  const { name, descending } = sort;
  const property = findProperty(context.store, type, name);
  if (!property)
    return failWith(
      context,
      invalid(`There was a problem with the request: the property ${name} does not exist.`),
    );
  const value = (record: CrmRecord) => {
    const text = record.properties[name] ?? null;
    return text === null ? undefined : comparable(property.type, text);
  };
  return found.toSorted((left, right) => {
    const [a, b] = [value(left), value(right)];
    // What has no value comes last, whichever way.
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
    return compare(a, b) * (descending ? -1 : 1);
  });
}

function readSort(sort: unknown): { readonly name: string; readonly descending: boolean } {
  if (typeof sort === "object" && sort !== null)
    return {
      name: String(Reflect.get(sort, "propertyName") ?? ""),
      descending: Reflect.get(sort, "direction") === "DESCENDING",
    };
  const text = String(sort);
  const [name = "", direction = ""] = text.replace(/^-/, "").split(" ");
  return { name, descending: text.startsWith("-") || /^desc/i.test(direction) };
}
