import type { SchemaIndex } from "../contracts/schema-node.ts";
import type { ReadIssue } from "./issue.ts";

/**
 * What the input was decoded from: `text` (forms and query strings), where every value came as a string
 * and is coerced to the type its schema wants, or `json`, where values have types already.
 */
export type Origin = "text" | "json";

/** The outcome of reading: the input as the schema wants it, or what is wrong with it. */
export type Reading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issues: readonly ReadIssue[] };

export interface Reader {
  /**
   * Coerces and validates an input in one walk; never throws.
   *
   * From `json` the value of a valid reading is the input itself, from `text` it is a copy. Issues come in
   * the order of the input, then what is missing.
   */
  read(schema: SchemaIndex, input: unknown, from: Origin): Reading;
}

export interface ReaderOptions {
  /** How many issues a reading lists at most; 20 unless told. */
  readonly maxIssues?: number;
  /** Whether a lone text value stands for an array of one (`ids=1`); true unless told. */
  readonly loneValueAsArray?: boolean;
  /** Whether arrays and objects come as JSON in a text (`filter={"a":1}`); false unless told. */
  readonly jsonInText?: boolean;
  /**
   * Whether an object whose properties are described, and nothing said of others, has no others: vendors
   * whose descriptions leave open what their servers refuse. False unless told, as JSON Schema has it.
   */
  readonly closedObjects?: boolean;
}
