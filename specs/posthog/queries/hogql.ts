/** A column of a query: what it reads, or what it counts, and the name it goes by. */
export interface Column {
  readonly name: string;
  /** How rows become one value; absent where every row has its own. */
  readonly aggregate?: "count" | "count_distinct" | "min" | "max" | "sum" | "avg";
  /** The path of a field; absent for `count()`, `*` for all. */
  readonly field?: string;
}

/** A condition on a field. */
export interface Condition {
  readonly field: string;
  readonly operator: string;
  readonly value: string | number | null;
}

/** A query in the part of HogQL that the twin knows. */
export interface HogqlQuery {
  readonly columns: readonly Column[];
  readonly table: "events" | "persons";
  readonly where: readonly Condition[];
  readonly groupBy: readonly string[];
  readonly orderBy?: { readonly name: string; readonly descending: boolean };
  readonly limit: number;
}

/** How many rows a query gives that names no limit. */
const LIMIT = 100;

const CLAUSES =
  /^\s*select\s+(.+?)\s+from\s+(\w+)(?:\s+where\s+(.+?))?(?:\s+group\s+by\s+(.+?))?(?:\s+order\s+by\s+(\S+?)(?:\s+(asc|desc))?)?(?:\s+limit\s+(\d+))?\s*;?\s*$/is;

/** Reads a query; undefined where it is beyond what the twin knows. */
export function readHogql(text: string): HogqlQuery | undefined {
  const [, list = "", table = "", where, group, order, direction = "asc", limit] = CLAUSES.exec(text) ?? [];
  const columns = split(list, ",").map(readColumn);
  const conditions = where === undefined ? [] : split(where, "and").map(readCondition);
  if (table !== "events" && table !== "persons") return undefined;
  if (!columns.every((each) => each !== undefined) || !conditions.every((each) => each !== undefined))
    return undefined;
  const groupBy = group === undefined ? [] : split(group, ",");
  if (!groupBy.every((name) => FIELD.test(name))) return undefined;
  return {
    columns,
    table,
    where: conditions,
    groupBy,
    ...(order !== undefined && {
      orderBy: { name: order, descending: direction.toLowerCase() === "desc" },
    }),
    limit: limit === undefined ? LIMIT : Number(limit),
  };
}

const FIELD = /^[\w$]+(?:\.[\w$]+)*$/;

function readColumn(text: string): Column | undefined {
  const [, expression = "", alias] = /^(.+?)(?:\s+as\s+(\w+))?$/is.exec(text) ?? [];
  const name = alias ?? expression;
  if (expression === "*" || FIELD.test(expression)) return { name, field: expression };
  const [, call = "", distinct, argument = ""] =
    /^(\w+)\(\s*(distinct\s+)?(.*?)\s*\)$/is.exec(expression) ?? [];
  const called = call.toLowerCase();
  if (called === "count" && (argument === "" || argument === "*")) return { name, aggregate: "count" };
  if (!FIELD.test(argument)) return undefined;
  if (called === "uniq" || (called === "count" && distinct !== undefined))
    return { name, aggregate: "count_distinct", field: argument };
  const aggregate = (["min", "max", "sum", "avg", "count"] as const).find((each) => each === called);
  return aggregate && { name, aggregate, field: argument };
}

function readCondition(text: string): Condition | undefined {
  const [, field = "", operator = "", literal = ""] =
    /^([\w$.]+)\s*(=|!=|<>|>=|<=|>|<|not\s+i?like|i?like|is\s+not|is)\s*('(?:[^'\\]|\\.)*'|-?\d+(?:\.\d+)?|null)$/i.exec(
      text,
    ) ?? [];
  if (field === "") return undefined;
  const value = /^null$/i.test(literal)
    ? null
    : literal.startsWith("'")
      ? literal.slice(1, -1).replaceAll(/\\(.)/g, "$1")
      : Number(literal);
  return { field, operator: operator.toLowerCase().replaceAll(/\s+/g, " "), value };
}

/** The parts between a separator that stands in neither a text nor brackets. */
function split(text: string, separator: "," | "and"): string[] {
  const pattern = separator === "," ? /'(?:[^'\\]|\\.)*'|\(|\)|,/g : /'(?:[^'\\]|\\.)*'|\(|\)|\band\b/gi;
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    if (found === "(") depth++;
    else if (found === ")") depth--;
    else if (depth === 0 && !found.startsWith("'")) {
      parts.push(text.slice(from, index).trim());
      from = index + found.length;
    }
  }
  return [...parts, text.slice(from).trim()];
}
