import type { Column, Condition, HogqlQuery } from "./hogql.ts";

/** A row that a query reads: fields by name, those of fields behind a dot. */
export type QueryRow = { readonly [field: string]: unknown };

export interface QueryResult {
  readonly columns: readonly string[];
  readonly results: readonly (readonly unknown[])[];
  readonly hasMore: boolean;
}

/** What a query gives of the rows of its table. */
export function runHogql(query: HogqlQuery, table: readonly QueryRow[]): QueryResult {
  const rows = table.filter((row) => query.where.every((condition) => holds(condition, row)));
  const columns = query.columns.flatMap((column) => (column.field === "*" ? allOf(table) : [column]));
  const isGrouped = query.groupBy.length > 0 || columns.some(({ aggregate }) => aggregate !== undefined);
  const groups = isGrouped ? grouped(rows, { query, columns }) : rows.map((row) => [row]);
  const results = groups.map((group) => columns.map((column) => valueOfColumn(column, group)));
  const { orderBy, limit } = query;
  const at = columns.findIndex(({ name, field }) => name === orderBy?.name || field === orderBy?.name);
  if (orderBy && at >= 0) results.sort((a, b) => (orderBy.descending ? -1 : 1) * compare(a[at], b[at]));
  return {
    columns: columns.map(({ name }) => name),
    results: results.slice(0, limit),
    hasMore: results.length > limit,
  };
}

function grouped(
  rows: readonly QueryRow[],
  { query, columns }: { readonly query: HogqlQuery; readonly columns: readonly Column[] },
): readonly (readonly QueryRow[])[] {
  if (query.groupBy.length === 0) return [rows];
  const fields = query.groupBy.map((name) => columns.find((each) => each.name === name)?.field ?? name);
  const groups = new Map<string, QueryRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(fields.map((field) => read(row, field)));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

const allOf = ([first = {}]: readonly QueryRow[]): readonly Column[] =>
  Object.keys(first).map((name) => ({ name, field: name }));

function valueOfColumn({ aggregate, field }: Column, rows: readonly QueryRow[]): unknown {
  const values = field === undefined ? rows : rows.map((row) => read(row, field));
  if (aggregate === undefined) return values[0] ?? null;
  const present = values.filter((value) => value !== null && value !== undefined);
  if (aggregate === "count") return present.length;
  if (aggregate === "count_distinct") return new Set(present.map((value) => JSON.stringify(value))).size;
  if (aggregate === "min" || aggregate === "max") {
    const sorted = present.toSorted(compare);
    return (aggregate === "min" ? sorted[0] : sorted.at(-1)) ?? null;
  }
  const sum = present.reduce<number>((total, value) => total + Number(value), 0);
  return aggregate === "sum" ? sum : present.length === 0 ? null : sum / present.length;
}

/** A field's value; whatever stands behind dots is looked for inside. */
function read(row: unknown, path: string): unknown {
  let value = row;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null) return null;
    value = Reflect.get(value, name);
  }
  return value ?? null;
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  is: (order) => order === 0,
  "!=": (order) => order !== 0,
  "<>": (order) => order !== 0,
  "is not": (order) => order !== 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
};

function holds({ field, operator, value: wanted }: Condition, row: QueryRow): boolean {
  const value = read(row, field);
  if (operator.endsWith("like")) {
    const flags = operator.endsWith("ilike") ? "is" : "s";
    const pattern = String(wanted)
      .replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")
      .replaceAll("%", ".*")
      .replaceAll("_", ".");
    return new RegExp(`^${pattern}$`, flags).test(String(value ?? "")) !== operator.startsWith("not");
  }
  if ((value === null) !== (wanted === null))
    return operator === "!=" || operator === "<>" || operator === "is not";
  return comparisons[operator]?.(compare(value, wanted)) ?? false;
}

/** The order of two values: of numbers, of moments, else of texts. */
function compare(a: unknown, b: unknown): number {
  if (typeof a === "number" || typeof b === "number") return Number(a) - Number(b);
  const [left, right] = [String(a), String(b)];
  return left === right ? 0 : left < right ? -1 : 1;
}
