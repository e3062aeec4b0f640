/** Any value JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A position in a schema pool. */
export type SchemaIndex = number;

export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/**
 * One JSON Schema of a pool: its children are positions in the same pool, so equal schemas are stored
 * once and recursive ones need no names.
 *
 * The keywords keep JSON Schema 2020-12's meaning. OpenAPI 3.0's `nullable` has become the type `null`,
 * `$ref` has become a position, and prose and examples are gone.
 */
export interface SchemaNode {
  /** Absent: any type. */
  readonly type?: JsonType | readonly JsonType[];
  readonly enum?: readonly Json[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly properties?: { readonly [name: string]: SchemaIndex };
  readonly required?: readonly string[];
  /** What properties without a schema of their own hold; `false`: there must be none; absent: anything. */
  readonly additionalProperties?: SchemaIndex | false;
  readonly patternProperties?: { readonly [pattern: string]: SchemaIndex };
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: SchemaIndex;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly anyOf?: readonly SchemaIndex[];
  readonly oneOf?: readonly SchemaIndex[];
  readonly allOf?: readonly SchemaIndex[];
  readonly not?: SchemaIndex;
}
