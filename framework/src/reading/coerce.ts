import type { Json } from "../contracts/schema-node.ts";
import { decodeJson } from "./decode-json.ts";
import { isRecord, TYPE_BIT } from "./json-types.ts";
import { ReadProblem } from "./problem.ts";

const INTEGER = /^-?\d+$/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const POSITION = /^(?:0|[1-9]\d*)$/;

/** What a schema says about the values it wants, as far as coercion asks. */
export interface Wanted {
  /** The types it wants, as bits; 0 where it does not say. */
  readonly types: number;
  readonly values: readonly Json[] | undefined;
}

/** How text may stand for what is no text. */
export interface TextOptions {
  /** A lone text stands for an array of one. */
  readonly loneValueAsArray: boolean;
  /** Arrays and objects come as JSON in a text. */
  readonly jsonInText: boolean;
}

/**
 * Turns text into the value a schema wants; what cannot be turned stays as it is and fails later.
 *
 * Where several types fit, the narrowest wins: a listed value, then boolean, integer, number, string.
 */
export function coerceText(
  wanted: Wanted,
  text: string,
  { loneValueAsArray, jsonInText }: TextOptions,
): unknown {
  const { types, values } = wanted;
  if (types === TYPE_BIT.string || values?.includes(text)) return text;
  if (jsonInText && types & (TYPE_BIT.array | TYPE_BIT.object)) {
    const parsed = containerFrom(text);
    if (parsed !== undefined) return parsed;
  }
  if (types === 0)
    return values?.find((value) => typeof value !== "object" && String(value) === text) ?? text;
  if (types & TYPE_BIT.boolean && (text === "true" || text === "false")) return text === "true";
  if (types & (TYPE_BIT.integer | TYPE_BIT.number)) {
    const number = numberFrom(types, text);
    if (number !== undefined) return number;
  }
  if (types & TYPE_BIT.string) return text;
  if (text === "") return types & TYPE_BIT.null ? null : text;
  return loneValueAsArray && types & TYPE_BIT.array ? [text] : text;
}

/** The array or object that a text writes as JSON, if it does. */
function containerFrom(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return decodeJson(text);
  } catch (error) {
    if (error instanceof ReadProblem) return undefined;
    throw error;
  }
}

function numberFrom(types: number, text: string): number | undefined {
  const isNumber = types & TYPE_BIT.number ? NUMBER.test(text) : INTEGER.test(text);
  if (!isNumber) return undefined;
  // Adding zero turns minus zero into zero.
  const number = Number(text) + 0;
  if (types & TYPE_BIT.number) return Number.isFinite(number) ? number : undefined;
  return Number.isSafeInteger(number) ? number : undefined;
}

/** The items of `list[0]`, `list[1]` … by position; undefined where a key is no position. */
export function listFrom(value: unknown): readonly unknown[] | undefined {
  if (!isRecord(value)) return undefined;
  // Keys that are positions come in ascending order, whatever order they were set in.
  return Object.keys(value).every((key) => POSITION.test(key)) ? Object.values(value) : undefined;
}
