import type { Properties } from "../resources.ts";
import type { PropertyFilter } from "./definition.ts";
import { momentOf } from "./moments.ts";
import { matchesVersion } from "./semver.ts";

/** Operators that hold where there is no value at all. */
const negatives = ["is_not", "not_icontains", "not_starts_with", "not_ends_with", "not_regex", "is_not_set"];

/**
 * Whether properties fit a filter, as PostHog's flags service decides it
 * (posthog.com/docs/feature-flags/creating-feature-flags).
 */
export function matchesProperty(filter: PropertyFilter, properties: Properties, now: Date): boolean {
  const operator = filter.operator ?? "exact";
  if (!Object.hasOwn(properties, filter.key)) return negatives.includes(operator);
  const value = properties[filter.key];
  if (operator === "is_set") return true;
  if (operator === "is_not_set") return false;
  const positive = operator === "is_not" ? "exact" : operator.replace(/^not_/, "");
  const isNegated = positive !== operator;
  const matches = matchesValue(positive, { value, wanted: filter.value, now });
  // What cannot be compared at all fits neither the operator nor its opposite.
  return matches === undefined ? false : matches !== isNegated;
}

interface Comparison {
  readonly value: unknown;
  readonly wanted: unknown;
  readonly now: Date;
}

function matchesValue(operator: string, { value, wanted, now }: Comparison): boolean | undefined {
  switch (operator) {
    case "exact":
      return isExactly(wanted, value);
    case "icontains":
      return lower(value).includes(lower(wanted));
    case "starts_with":
      return lower(value).startsWith(lower(wanted));
    case "ends_with":
      return lower(value).endsWith(lower(wanted));
    case "regex":
      return matchesPattern(String(wanted), String(value));
  }
  if (value === null) return undefined;
  if (operator.startsWith("semver_")) return matchesVersion(operator, String(value), String(wanted));
  if (operator.startsWith("is_date_")) {
    const [at, limit] = [momentOf(value, now), momentOf(wanted, now)];
    if (at === undefined || limit === undefined) return undefined;
    if (operator === "is_date_exact") return at === limit;
    return operator === "is_date_before" ? at < limit : at > limit;
  }
  return compare(operator, value, wanted);
}

/** Letters of ASCII alone are compared without their case. */
const lower = (value: unknown) => String(value).replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

const orders: Readonly<Record<string, (a: number | string, b: number | string) => boolean>> = {
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  min: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
  max: (a, b) => a <= b,
};

function compare(operator: string, value: unknown, wanted: unknown): boolean | undefined {
  const [left, right] = [Number.parseFloat(String(value)), Number.parseFloat(String(wanted))];
  const order = orders[operator];
  if (Number.isFinite(left) && Number.isFinite(right)) return order?.(left, right);
  return order?.(String(value), String(wanted));
}

function isExactly(wanted: unknown, value: unknown): boolean {
  if (isTruthValue(wanted) || (Array.isArray(wanted) && wanted.length === 0))
    return isTrue(wanted) === isTrue(value);
  const text = textOf(value);
  return (Array.isArray(wanted) ? wanted : [wanted]).some((each) => textOf(each) === text);
}

const textOf = (value: unknown) =>
  (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).toLowerCase();

function isTruthValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isTruthValue);
  return typeof value === "boolean" || /^(?:true|false)$/i.test(typeof value === "string" ? value : "");
}

function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isTrue);
  return value === true || (typeof value === "string" && value.toLowerCase() === "true");
}

/** A pattern that is none matches nothing, negated or not. */
function matchesPattern(pattern: string, text: string): boolean | undefined {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return undefined;
  }
}
