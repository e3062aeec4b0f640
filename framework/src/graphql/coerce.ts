import type { ValueNode } from "graphql";
import { parseValue } from "graphql/language/parser.js";
import type { TypeReference } from "./type-reference.ts";
import type { InputDefinition, TypeSystem } from "./type-system.ts";

/** A value that a type does not allow; no value of a request is this one. */
export const MISFIT = Symbol("misfit");

export type Variables = Readonly<Record<string, unknown>>;

const MAX_INT = 2 ** 31;

/** A JSON value as an input type takes it, with defaults filled in, or `MISFIT`. */
export function coerceValue(types: TypeSystem, type: TypeReference, value: unknown): unknown {
  if (value === null || value === undefined) return type.nonNull ? MISFIT : null;
  if (type.items) {
    const { items } = type;
    // A lone value stands for a list of one.
    const list = Array.isArray(value) ? value : [value];
    const coerced = list.map((item) => coerceValue(types, items, item));
    return coerced.includes(MISFIT) ? MISFIT : coerced;
  }
  const named = types.type(type.name);
  if (named?.kind === "enum")
    return typeof value === "string" && named.values.includes(value) ? value : MISFIT;
  if (named?.kind === "input") return coerceObject(types, type.name, value);
  return coerceScalar(type.name, value);
}

function coerceObject(types: TypeSystem, name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return MISFIT;
  const fields = types.inputFields(name);
  const given = new Map<string, unknown>(Object.entries(value));
  if ([...given.keys()].some((each) => !fields.has(each))) return MISFIT;
  return filled(types, fields, (field, { type }) =>
    given.get(field) === undefined ? undefined : coerceValue(types, type, given.get(field)),
  );
}

function coerceScalar(name: string, value: unknown): unknown {
  switch (name) {
    case "Boolean":
      return typeof value === "boolean" ? value : MISFIT;
    case "Int":
      return Number.isInteger(value) && Math.abs(Number(value)) < MAX_INT ? value : MISFIT;
    case "Float":
      return typeof value === "number" && Number.isFinite(value) ? value : MISFIT;
    case "String":
      return typeof value === "string" ? value : MISFIT;
    case "ID":
      return typeof value === "string" ? value : Number.isInteger(value) ? String(value) : MISFIT;
    default:
      return value;
  }
}

/** A literal of a document as an input type takes it, or `MISFIT`; undefined for a variable without a value. */
export function coerceLiteral(
  types: TypeSystem,
  type: TypeReference,
  { node, variables }: { readonly node: ValueNode; readonly variables: Variables },
): unknown {
  if (node.kind === "Variable") {
    const name = node.name.value;
    // Variables are coerced by their own declaration, which fits wherever they stand.
    return Object.hasOwn(variables, name) ? variables[name] : undefined;
  }
  if (node.kind === "NullValue") return type.nonNull ? MISFIT : null;
  if (type.items) {
    const { items } = type;
    const nodes = node.kind === "ListValue" ? node.values : [node];
    const coerced = nodes.map((each) => coerceLiteral(types, items, { node: each, variables }) ?? null);
    return coerced.includes(MISFIT) ? MISFIT : coerced;
  }
  const named = types.type(type.name);
  if (named?.kind === "enum")
    return node.kind === "EnumValue" && named.values.includes(node.value) ? node.value : MISFIT;
  if (named?.kind === "input") {
    if (node.kind !== "ObjectValue") return MISFIT;
    const fields = types.inputFields(type.name);
    const given = new Map(node.fields.map((field) => [field.name.value, field.value]));
    if (given.size < node.fields.length || [...given.keys()].some((each) => !fields.has(each))) return MISFIT;
    return filled(types, fields, (field, definition) => {
      const value = given.get(field);
      return value && coerceLiteral(types, definition.type, { node: value, variables });
    });
  }
  return literalScalar(type.name, node, variables);
}

/** The kinds of literal that GraphQL's own scalars take. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  Boolean: ["BooleanValue"],
  Float: ["IntValue", "FloatValue"],
  ID: ["IntValue", "StringValue"],
  Int: ["IntValue"],
  String: ["StringValue"],
};

function literalScalar(name: string, node: ValueNode, variables: Variables): unknown {
  const taken = TAKEN[name];
  if (taken && !taken.includes(node.kind)) return MISFIT;
  if (name === "ID" && node.kind === "IntValue") return node.value;
  const plain = plainValue(node, variables);
  return taken ? coerceScalar(name, plain) : plain;
}

/** What a literal says, whatever its type. */
function plainValue(node: ValueNode, variables: Variables): unknown {
  switch (node.kind) {
    case "Variable":
      return variables[node.name.value];
    case "NullValue":
      return null;
    case "IntValue":
    case "FloatValue":
      return Number(node.value);
    case "ListValue":
      return node.values.map((each) => plainValue(each, variables));
    case "ObjectValue":
      return Object.fromEntries(
        node.fields.map(({ name, value }) => [name.value, plainValue(value, variables)]),
      );
    default:
      return node.value;
  }
}

/** An object of what is given and, where nothing is, of defaults; `MISFIT` where something is wrong or missing. */
export function filled(
  types: TypeSystem,
  fields: ReadonlyMap<string, InputDefinition>,
  give: (name: string, definition: InputDefinition) => unknown,
): Record<string, unknown> | typeof MISFIT {
  const result: Record<string, unknown> = {};
  for (const [name, definition] of fields) {
    const value = give(name, definition);
    if (value === MISFIT || (value === null && definition.type.nonNull)) return MISFIT;
    if (value !== undefined) result[name] = value;
    else if (definition.fallback !== undefined) {
      const node = parseValue(definition.fallback);
      result[name] = coerceLiteral(types, definition.type, { node, variables: {} });
    } else if (definition.type.nonNull) return MISFIT;
  }
  return result;
}
