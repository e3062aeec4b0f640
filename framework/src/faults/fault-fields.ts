import { parseDuration } from "../clock/duration.ts";
import type { FaultCondition } from "./fault-condition.ts";
import type { FaultEffect, FaultRule } from "./fault-rule.ts";
import { drawLatency } from "./latency.ts";

/** What is wrong with a value, as the end of a sentence that begins with the field's name; or nothing. */
type Check = (value: unknown) => string | undefined;

const text: Check = (value) =>
  typeof value === "string" && value !== "" && value.length <= 1000 ? undefined : "must be text";

const whole =
  (least: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && Number(value) >= least
      ? undefined
      : `must be a whole number of at least ${least}`;

const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === "string" && words.includes(value) ? undefined : `must be one of ${words.join(", ")}`;

const status: Check = (value) =>
  Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599
    ? undefined
    : "must be a status from 200 to 599";

const share: Check = (value) =>
  typeof value === "number" && value >= 0 && value <= 1 ? undefined : "must be a number from 0 to 1";

const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

const headers: Check = (value) =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(value).every(
    ([name, each]) => HEADER_NAME.test(name) && typeof each === "string" && HEADER_VALUE.test(each),
  )
    ? undefined
    : "must be an object of header names and their values";

const latency: Check = (value) => {
  if (!isLatency(value)) return "must be milliseconds, a duration such as 250ms, two bounds or percentiles";
  try {
    // It has been looked at: numbers and texts alone.
    drawLatency(value as Parameters<typeof drawLatency>[0]);
    return undefined;
  } catch (error) {
    return `cannot be understood: ${error instanceof Error ? error.message : String(error)}`;
  }
};

function isLatency(value: unknown): boolean {
  const isDuration = (each: unknown) =>
    typeof each === "string" || (typeof each === "number" && each >= 0 && each <= LONGEST);
  if (typeof value !== "object" || value === null) return isDuration(value);
  const each = Object.values(value);
  return each.length > 0 && each.every(isDuration);
}

/** What a timer can wait for, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

const body: Check = (value) => (value === undefined ? "must be text or JSON" : undefined);

/** The properties of an effect. */
export const effectFields: Readonly<Record<keyof FaultEffect, Check>> = {
  status,
  code: text,
  message: text,
  param: text,
  body,
  headers,
  latency,
  network: oneOf("reset", "hang", "truncated", "malformed", "slow"),
  speed: whole(1),
};

const duration: Check = (value) => {
  try {
    parseDuration(String(value));
    return undefined;
  } catch {
    return "must be a duration such as 10m or P1D";
  }
};

/** The properties of a condition. */
const conditionFields: Readonly<Record<keyof FaultCondition, Check>> = {
  operation: text,
  method: text,
  path: text,
  resource: text,
  status: (value) => (/^[1-5](?:xx|\d\d)$/.test(String(value)) ? undefined : "must be such as 402 or 4xx"),
  event: text,
  count: whole(1),
};

const condition: Check = (value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "must be an object";
  for (const [name, each] of Object.entries(value)) {
    const check = Object.entries(conditionFields).find(([field]) => field === name)?.[1];
    const problem = check ? check(each) : `is none of ${Object.keys(conditionFields).join(", ")}`;
    if (problem !== undefined) return `cannot be understood: ${name} ${problem}`;
  }
  return undefined;
};

/** The properties of a rule; what a sequence holds is looked at by itself. */
export const ruleFields: Readonly<Record<keyof FaultRule, Check>> = {
  operation: text,
  method: (value) =>
    typeof value === "string" && /^[A-Za-z]+$/.test(value) ? undefined : "must be a method such as POST",
  path: (value) =>
    typeof value === "string" && /^[/*]/.test(value) && value.length <= 1000
      ? undefined
      : "must be a path that begins with / or *",
  resource: text,
  partition: text,
  after: condition,
  during: duration,
  skip: whole(0),
  first: whole(1),
  every: whole(1),
  probability: share,
  on: oneOf("request", "answer"),
  sequence: (value) =>
    Array.isArray(value) && value.length > 0 && value.length <= 1000
      ? undefined
      : "must be a list of effects, or pass",
  ...effectFields,
};
