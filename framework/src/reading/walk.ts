import type { SchemaIndex } from "../contracts/schema-node.ts";
import type { ReadIssue } from "./issue.ts";

/** The facts of an issue besides its path, which the walk knows. */
export type IssueFacts = Omit<ReadIssue, "path">;

/** What came of walking a value by one of several schemas; it fits where there are no issues. */
export interface Attempt {
  readonly value: unknown;
  readonly issues: readonly ReadIssue[];
}

/** One reading under way, as the rules of a schema see it. */
export interface Walk {
  /** Whether values came as text and are to be coerced and copied. */
  readonly text: boolean;
  /** How many steps below the root the value at hand stands. */
  readonly depth: number;
  /** Whether as many issues were found as are wanted. */
  readonly full: boolean;
  /** Notes what is wrong with the value at hand, or with its property `name`. */
  report(facts: IssueFacts, name?: string): void;
  /** Notes issues that an attempt found. */
  adopt(issues: readonly ReadIssue[]): void;
  /** Walks the value at hand by another schema; returns it as that schema wants it. */
  visit(schema: SchemaIndex, value: unknown): unknown;
  /** Walks a child of the value at hand; without a schema, it may be anything. */
  visitChild(schema: SchemaIndex | undefined, value: unknown, step: string | number): unknown;
  /** Walks the value at hand by another schema without noting what is found. */
  attempt(schema: SchemaIndex, value: unknown): Attempt;
  /** Whether a value, coerced already, fits a schema. */
  fits(schema: SchemaIndex, value: unknown): boolean;
}
