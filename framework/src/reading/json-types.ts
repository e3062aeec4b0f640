import type { JsonType } from "../contracts/schema-node.ts";
import { Upload } from "./upload.ts";

/** The JSON types as bits, so that a set of them is one number. */
export const TYPE_BIT = {
  null: 1,
  boolean: 2,
  integer: 4,
  number: 8,
  string: 16,
  array: 32,
  object: 64,
} as const satisfies Record<JsonType, number>;

const WHOLE_NUMBER = TYPE_BIT.integer | TYPE_BIT.number;

/** The types a value is of: whole numbers are two; numbers that JSON cannot write are none. */
export function typeBitsOf(value: unknown): number {
  switch (typeof value) {
    case "string":
      return TYPE_BIT.string;
    case "number":
      if (Number.isInteger(value)) return WHOLE_NUMBER;
      return Number.isFinite(value) ? TYPE_BIT.number : 0;
    case "boolean":
      return TYPE_BIT.boolean;
    case "object":
      if (value === null) return TYPE_BIT.null;
      if (Array.isArray(value)) return TYPE_BIT.array;
      // A file's bytes are what a description calls a string of format `binary`.
      return value instanceof Upload ? TYPE_BIT.string : TYPE_BIT.object;
    default:
      return 0;
  }
}

/** The bits of a schema's `type`; 0 where it allows any. */
export function typeBits(types: readonly JsonType[]): number {
  return types.reduce((bits, type) => bits | TYPE_BIT[type], 0);
}

/** Whether a value is an object with properties: no array, no null, no file. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Upload);
}
