import type { Json, JsonType } from "../contracts/schema-node.ts";

/** Steps from the input's root to one of its values: property names and array positions. */
export type ReadPath = readonly (string | number)[];

/**
 * What is wrong with a value.
 *
 * - `missing`: a required property is absent; the path ends in its name
 * - `unknown`: an object has properties it must not have; `names` lists them, the path is the object's
 * - `type`: `expected` lists the types that fit
 * - `enum`: `allowed` lists the values that fit
 * - `format`, `pattern`: a string is not of that `format` or does not match that `pattern`
 * - `length`: a string has too few or too many characters (code points), by `limit`
 * - `range`: a number is too small or too large, by `limit`
 * - `multiple`: a number is not a multiple of `multipleOf`
 * - `items`: an array has too few or too many items, by `limit`
 * - `duplicate`: an array that must not has equal items
 * - `properties`: an object has too few or too many properties, by `limit`
 * - `conflict`: the value fits several alternatives of which it may fit one only
 * - `forbidden`: the value is one that the schema excludes
 */
export type IssueKind =
  | "missing"
  | "unknown"
  | "type"
  | "enum"
  | "format"
  | "pattern"
  | "length"
  | "range"
  | "multiple"
  | "items"
  | "duplicate"
  | "properties"
  | "conflict"
  | "forbidden";

/** The bound that was overstepped: exactly one of the four. */
export interface Limit {
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  readonly below?: number;
}

/** One thing that is wrong with an input, in no vendor's words. */
export interface ReadIssue {
  readonly kind: IssueKind;
  readonly path: ReadPath;
  /** The value as it came; absent where it is the value itself that is absent. */
  readonly value?: unknown;
  readonly expected?: readonly JsonType[];
  readonly allowed?: readonly Json[];
  readonly names?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly limit?: Limit;
  readonly multipleOf?: number;
}
