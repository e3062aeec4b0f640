import { isDeepStrictEqual } from "node:util";
import { isRecord } from "../project/is-record.ts";
import type { Failure } from "./result.ts";
import type { Operators } from "./scenario.ts";

/** What was found where something is expected: nothing, or a value. */
export type Found = { readonly found: true; readonly value: unknown } | { readonly found: false };

/** What differs from what is expected at a place; nothing where all is as it should be. */
export function check(place: string, found: Found, expected: unknown): readonly Failure[] {
  const operators: Operators = isRecord(expected) ? expected : { eq: expected };
  return Object.entries(operators).flatMap(([name, wanted]) => {
    const test = TESTS[name];
    if (test === undefined) throw new Error(`there is no operator ${name}`);
    if (name !== "exists" && !found.found)
      return [{ place, message: "is not there", expected: isRecord(expected) ? expected : wanted }];
    const actual = found.found ? found.value : undefined;
    if (test(actual, wanted, found.found)) return [];
    return [{ place, message: WORDS[name] ?? "", expected: wanted, ...(found.found && { actual }) }];
  });
}

type Test = (actual: unknown, wanted: unknown, isThere: boolean) => boolean;

const TESTS: { readonly [operator: string]: Test } = {
  eq: isEqual,
  exists: (_actual, wanted, isThere) => isThere === wanted,
  gte: (actual, wanted) => typeof actual === "number" && actual >= Number(wanted),
  lte: (actual, wanted) => typeof actual === "number" && actual <= Number(wanted),
  contains: (actual, wanted) =>
    Array.isArray(actual)
      ? actual.some((one) => isEqual(one, wanted))
      : asText(actual).includes(asText(wanted)),
  regex: (actual, wanted) => new RegExp(String(wanted), "u").test(asText(actual)),
  count: (actual, wanted) => sizeOf(actual) === wanted,
};

const WORDS: { readonly [operator: string]: string } = {
  eq: "is another",
  exists: "should be there, or not",
  gte: "is less than that",
  lte: "is more than that",
  contains: "does not contain that",
  regex: "does not match that",
  count: "has another number of members",
};

/**
 * Whether two values are the same. A number equals numbers alone; other simple values are compared as texts,
 * because what a scenario keeps in variables is text.
 */
function isEqual(actual: unknown, wanted: unknown): boolean {
  if (isDeepStrictEqual(actual, wanted)) return true;
  return isSimple(actual) && isSimple(wanted) && String(actual) === String(wanted);
}

const isSimple = (value: unknown) => typeof value === "string" || typeof value === "boolean";

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function sizeOf(value: unknown): number | undefined {
  if (Array.isArray(value)) return value.length;
  return isRecord(value) ? Object.keys(value).length : undefined;
}
