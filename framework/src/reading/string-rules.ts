import type { SchemaNode } from "../contracts/schema-node.ts";
import { stringFormat } from "./formats.ts";
import { compilePattern } from "./pattern.ts";
import type { Walk } from "./walk.ts";

/** What a schema asks of strings. */
export interface StringRules {
  readonly min: number;
  readonly max: number;
  readonly matches: RegExp | undefined;
  readonly pattern: string;
  readonly hasFormat: ((text: string) => boolean) | undefined;
  readonly format: string;
}

/** Takes the string rules out of a schema; undefined where it has none. */
export function stringRules(node: SchemaNode): StringRules | undefined {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, format } = node;
  const matches = pattern === undefined ? undefined : compilePattern(pattern);
  const hasFormat = format === undefined ? undefined : stringFormat(format);
  if (minLength === 0 && node.maxLength === undefined && !matches && !hasFormat) return undefined;
  return { min: minLength, max: maxLength, matches, pattern: pattern ?? "", hasFormat, format: format ?? "" };
}

export function checkString(rules: StringRules, value: string, walk: Walk): void {
  // A string has at most as many code points as code units, so most are not counted.
  if (value.length > rules.max && codePoints(value) > rules.max) {
    walk.report({ kind: "length", value, limit: { max: rules.max } });
  }
  if (value.length < 2 * rules.min && codePoints(value) < rules.min) {
    walk.report({ kind: "length", value, limit: { min: rules.min } });
  }
  if (rules.matches?.test(value) === false) {
    walk.report({ kind: "pattern", value, pattern: rules.pattern });
  }
  if (rules.hasFormat?.(value) === false) {
    walk.report({ kind: "format", value, format: rules.format });
  }
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
