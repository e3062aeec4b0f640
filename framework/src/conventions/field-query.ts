import type { Failure } from "../authoring/failure.ts";
import type { SearchLanguage } from "../authoring/vendor.ts";
import { parseQuery, type QueryClause } from "./query-clauses.ts";

/**
 * How a field is searched.
 *
 * - `token`: by its whole value
 * - `text`: by its whole value, or by a part of it (`~`)
 * - `number`: by its value, or by comparison
 * - `map`: by the value of one of its keys, `metadata["key"]:"value"`
 */
export type QueryFieldType = "token" | "text" | "number" | "map";

/** What is wrong with a query. */
export interface QueryProblem {
  /**
   * - `empty`, `syntax`: the text is no query; `at` is where reading stopped
   * - `mixed`: it joins clauses by both AND and OR
   * - `field`: the resource cannot be searched by that field
   * - `operator`: the field does not know that operator
   * - `value`: the operator does not take that value
   * - `short`: a part to look for has fewer characters than `partLength`
   */
  readonly kind: "empty" | "syntax" | "mixed" | "field" | "operator" | "value" | "short";
  readonly resource: string;
  readonly at?: string;
  readonly clause?: QueryClause;
}

export interface FieldQueryOptions {
  /** The parameter with the query. */
  readonly param: string;
  /**
   * What each resource can be searched by. A dotted name reaches into objects, a `*` in it stands for any
   * one property.
   */
  readonly fields: { readonly [resource: string]: { readonly [field: string]: QueryFieldType } };
  /** The fewest characters that `~` looks for. Default: 1. */
  readonly partLength?: number;
  readonly problem: (problem: QueryProblem) => Failure;
  readonly pagination?: SearchLanguage["pagination"];
}

type Test = (item: object) => boolean;

const operators: Readonly<Record<QueryFieldType, readonly QueryClause["operator"][]>> = {
  token: [":"],
  text: [":", "~"],
  number: [":", ">", "<", ">=", "<="],
  map: [":", "~"],
};

/**
 * A search language of clauses such as `email:"a@b.c" AND -created>1700000000`.
 *
 * Text is compared without regard to case; `null` finds what has no value.
 */
export function fieldQuery(options: FieldQueryOptions): SearchLanguage {
  const { param, fields, partLength = 1, problem, pagination } = options;
  return {
    param,
    ...(pagination && { pagination }),
    compile: (query, resource) => {
      const parsed = parseQuery(query);
      if ("kind" in parsed) return problem({ ...parsed, resource });
      const tests: Test[] = [];
      for (const clause of parsed.clauses) {
        const type = typeOf(fields[resource] ?? {}, clause);
        const kind = type === undefined ? "field" : misuse(clause, type, partLength);
        if (type === undefined || kind) return problem({ kind: kind ?? "field", resource, clause });
        tests.push(testOf(clause, type));
      }
      return parsed.join === "or"
        ? (item) => tests.some((test) => test(item))
        : (item) => tests.every((test) => test(item));
    },
  };
}

function typeOf(
  fields: { readonly [field: string]: QueryFieldType },
  { field, key }: QueryClause,
): QueryFieldType | undefined {
  const steps = field.split(".");
  const known = Object.keys(fields).find((name) => {
    const own = name.split(".");
    return own.length === steps.length && own.every((step, at) => step === "*" || step === steps[at]);
  });
  const type = known === undefined ? undefined : fields[known];
  return (type === "map") === (key !== undefined) ? type : undefined;
}

function misuse(
  { operator, value }: QueryClause,
  type: QueryFieldType,
  partLength: number,
): "operator" | "value" | "short" | undefined {
  if (!operators[type].includes(operator)) return "operator";
  if (value === null) return operator === ":" ? undefined : "value";
  if (type === "number" && !/^-?\d+(?:\.\d+)?$/.test(value)) return "value";
  return operator === "~" && value.length < partLength ? "short" : undefined;
}

function testOf(clause: QueryClause, type: QueryFieldType): Test {
  const path = clause.key === undefined ? clause.field.split(".") : [...clause.field.split("."), clause.key];
  const holds = type === "number" ? numberTest(clause) : textTest(clause);
  return (item) => holds(valueAt(item, path)) !== clause.negated;
}

function valueAt(item: unknown, path: readonly string[]): unknown {
  let value = item;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

const isNothing = (value: unknown) => value === null || value === undefined || value === "";

function textTest({ operator, value }: QueryClause): (found: unknown) => boolean {
  if (value === null) return isNothing;
  const wanted = value.toLowerCase();
  const compare =
    operator === "~" ? (text: string) => text.includes(wanted) : (text: string) => text === wanted;
  return (found) => !isNothing(found) && compare(String(found).toLowerCase());
}

function numberTest({ operator, value }: QueryClause): (found: unknown) => boolean {
  if (value === null) return isNothing;
  const wanted = Number(value);
  return (found) => typeof found === "number" && compareNumbers(found, operator, wanted);
}

function compareNumbers(found: number, operator: QueryClause["operator"], wanted: number): boolean {
  switch (operator) {
    case ">":
      return found > wanted;
    case "<":
      return found < wanted;
    case ">=":
      return found >= wanted;
    case "<=":
      return found <= wanted;
    default:
      return found === wanted;
  }
}
