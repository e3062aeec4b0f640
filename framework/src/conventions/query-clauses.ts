/** One condition of a query: `-status:"open"`, `amount>100`, `metadata["key"]~"part"`. */
export interface QueryClause {
  readonly negated: boolean;
  readonly field: string;
  /** The key asked of a map: `key` in `metadata["key"]`. */
  readonly key?: string;
  readonly operator: QueryOperator;
  readonly value: string | null;
}

export type QueryOperator = ":" | "~" | ">" | "<" | ">=" | "<=";

/** Clauses, all of which or any of which must hold. */
export interface ParsedQuery {
  readonly join: "and" | "or";
  readonly clauses: readonly QueryClause[];
}

/** Why a text is no query. `at` is the text from where it could not be read on. */
export interface QuerySyntaxProblem {
  readonly kind: "empty" | "syntax" | "mixed";
  readonly at: string;
}

const quoted = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/y;
const clauseHead = /(-?)([A-Za-z_][\w.]*)(?:\[(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\])?(>=|<=|[:~<>])/y;
const bareValue = /[^\s"']+/y;
const joint = /\s+(?:(AND|OR)\s+)?(?=\S)/iy;

/** Reads `field:value` clauses joined by blanks, `AND` or `OR`; the two words do not mix. */
export function parseQuery(text: string): ParsedQuery | QuerySyntaxProblem {
  const query = text.trim();
  if (query === "") return { kind: "empty", at: "" };
  const clauses: QueryClause[] = [];
  let join: "and" | "or" | undefined;
  let at = 0;
  while (true) {
    const read = readClause(query, at);
    if (!read) return { kind: "syntax", at: query.slice(at) };
    clauses.push(read.clause);
    at = read.end;
    if (at === query.length) return { join: join ?? "and", clauses };
    const next = match(joint, query, at);
    if (!next) return { kind: "syntax", at: query.slice(at) };
    const word = next[1]?.toLowerCase() === "or" ? "or" : "and";
    if (join !== undefined && join !== word) return { kind: "mixed", at: query.slice(at) };
    join = word;
    at += next[0].length;
  }
}

function readClause(query: string, start: number): { clause: QueryClause; end: number } | undefined {
  const head = match(clauseHead, query, start);
  if (!head) return undefined;
  const [whole, minus, field = "", doubleKey, singleKey, operator] = head;
  const key = doubleKey ?? singleKey;
  const at = start + whole.length;
  const text = match(quoted, query, at);
  const bare = text ? undefined : match(bareValue, query, at);
  const found = text ?? bare;
  if (!found) return undefined;
  const value = text ? unescaped(text[1] ?? text[2] ?? "") : found[0] === "null" ? null : found[0];
  return {
    clause: {
      negated: minus === "-",
      field,
      ...(key !== undefined && { key: unescaped(key) }),
      // The expression lists these operators alone.
      operator: operator as QueryOperator,
      value,
    },
    end: at + found[0].length,
  };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

const unescaped = (text: string) => text.replaceAll(/\\(.)/gs, "$1");
