import type { Json } from "@wondertwin/framework/contracts";

/** A schema as the description writes it; every keyword is optional and none is trusted to be complete. */
export interface RawSchema {
  readonly $ref?: string;
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly properties?: { readonly [name: string]: RawSchema };
  readonly required?: readonly string[];
  readonly additionalProperties?: RawSchema | boolean;
  readonly patternProperties?: { readonly [pattern: string]: RawSchema };
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: RawSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly anyOf?: readonly RawSchema[];
  readonly oneOf?: readonly RawSchema[];
  readonly allOf?: readonly RawSchema[];
  readonly not?: RawSchema;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly [extension: `x-${string}`]: unknown;
}

/** The types a schema names, as a list. */
export function typesOf(schema: RawSchema): readonly string[] {
  if (schema.type === undefined) return [];
  return typeof schema.type === "string" ? [schema.type] : schema.type;
}

/** Whether a schema allows nothing but null. */
export function isNullOnly(schema: RawSchema): boolean {
  const types = typesOf(schema);
  return types.length === 1 && types[0] === "null";
}

/** The branches of `anyOf` or `oneOf` that are not null. */
export function branchesOf(schema: RawSchema): readonly RawSchema[] {
  return [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter((branch) => !isNullOnly(branch));
}
