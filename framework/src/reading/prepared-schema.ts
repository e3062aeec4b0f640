import type { Json, JsonType, SchemaIndex, SchemaNode } from "../contracts/schema-node.ts";
import { type ArrayRules, arrayRules } from "./array-rules.ts";
import { TYPE_BIT, typeBits } from "./json-types.ts";
import { type NumberRules, numberRules } from "./number-rules.ts";
import { type ObjectRules, objectRules } from "./object-rules.ts";
import { type StringRules, stringRules } from "./string-rules.ts";
import { narrowestFirst } from "./text-rank.ts";

/** The branches of an `anyOf` or `oneOf`. */
export interface Alternatives {
  readonly json: readonly SchemaIndex[];
  /** In the order to try them in for text. */
  readonly text: readonly SchemaIndex[];
}

/** A schema taken apart by what its rules are about; all have one shape, which the engine reads fastest. */
export interface PreparedSchema {
  /** The types it allows, as bits; 0: any. */
  readonly allowed: number;
  readonly expected: readonly JsonType[];
  /** The types to coerce text to: those it allows, or those its keywords are about. */
  readonly types: number;
  readonly values: readonly Json[] | undefined;
  readonly string: StringRules | undefined;
  readonly number: NumberRules | undefined;
  readonly array: ArrayRules | undefined;
  readonly object: ObjectRules | undefined;
  readonly allOf: readonly SchemaIndex[];
  readonly anyOf: Alternatives;
  readonly oneOf: Alternatives;
  readonly not: SchemaIndex | undefined;
  /** Whether other schemas look at the same value. */
  readonly combines: boolean;
  /** Whether several rules look at the value, of which some may do so before another coerces it. */
  readonly rechecks: boolean;
}

/** The schema of an object that has no other properties than those described. */
export function closed(node: SchemaNode): SchemaNode {
  const isOpen = node.properties && node.additionalProperties === undefined && !node.patternProperties;
  return isOpen ? { ...node, additionalProperties: false } : node;
}

/** Takes a schema of a pool apart. */
export function prepareSchema(node: SchemaNode, pool: readonly SchemaNode[]): PreparedSchema {
  const { type = [], allOf = [], anyOf = [], oneOf = [], not } = node;
  const expected: readonly JsonType[] = typeof type === "string" ? [type] : type;
  const allowed = typeBits(expected);
  const array = arrayRules(node);
  const object = objectRules(node);
  const combines = anyOf.length + oneOf.length + allOf.length > 0;
  return {
    allowed,
    expected,
    types: allowed === 0 && array && !object ? TYPE_BIT.array : allowed,
    values: node.enum,
    string: stringRules(node),
    number: numberRules(node),
    array,
    object,
    allOf,
    anyOf: { json: anyOf, text: narrowestFirst(anyOf, pool) },
    oneOf: { json: oneOf, text: narrowestFirst(oneOf, pool) },
    not,
    combines,
    rechecks: combines && (allOf.length > 0 || Object.keys(node).length > 1),
  };
}
