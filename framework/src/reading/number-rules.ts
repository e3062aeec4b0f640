import type { SchemaNode } from "../contracts/schema-node.ts";
import { numberFormat } from "./formats.ts";
import type { Limit } from "./issue.ts";
import type { Walk } from "./walk.ts";

/** How far from a whole number a quotient may be: binary fractions are not exact. */
const TOLERANCE = 1e-9;

/** What a schema asks of numbers. */
export interface NumberRules {
  readonly limits: readonly Limit[];
  readonly multipleOf: number | undefined;
  readonly hasFormat: ((value: number) => boolean) | undefined;
  readonly format: string;
}

/** Takes the number rules out of a schema; undefined where it has none. */
export function numberRules(node: SchemaNode): NumberRules | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = node;
  const limits: Limit[] = [];
  if (minimum !== undefined) limits.push({ min: minimum });
  if (exclusiveMinimum !== undefined) limits.push({ above: exclusiveMinimum });
  if (maximum !== undefined) limits.push({ max: maximum });
  if (exclusiveMaximum !== undefined) limits.push({ below: exclusiveMaximum });
  const hasFormat = format === undefined ? undefined : numberFormat(format);
  if (limits.length === 0 && multipleOf === undefined && !hasFormat) return undefined;
  return { limits, multipleOf, hasFormat, format: format ?? "" };
}

export function checkNumber(rules: NumberRules, value: number, walk: Walk): void {
  for (const limit of rules.limits) {
    if (oversteps(value, limit)) walk.report({ kind: "range", value, limit });
  }
  if (rules.multipleOf !== undefined && !isMultiple(value, rules.multipleOf)) {
    walk.report({ kind: "multiple", value, multipleOf: rules.multipleOf });
  }
  if (rules.hasFormat?.(value) === false) {
    walk.report({ kind: "format", value, format: rules.format });
  }
}

function oversteps(value: number, limit: Limit): boolean {
  return (
    (limit.min !== undefined && value < limit.min) ||
    (limit.max !== undefined && value > limit.max) ||
    (limit.above !== undefined && value <= limit.above) ||
    (limit.below !== undefined && value >= limit.below)
  );
}

function isMultiple(value: number, of: number): boolean {
  const quotient = value / of;
  return Math.abs(Math.round(quotient) - quotient) <= TOLERANCE;
}
