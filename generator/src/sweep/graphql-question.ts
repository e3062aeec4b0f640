import type { OperationEntry } from "@wondertwin/framework/contracts";
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";

type Field = GraphQLField<unknown, unknown>;
type Values = Readonly<Record<string, unknown>>;

/** A document for one field of a root, and the least variables it demands. */
export interface GraphqlQuestion {
  readonly query: string;
  readonly variables: Values;
}

/** How deep a selection goes: what an entity leads to is looked at too. */
const DEPTH = 2;

/** The field of a root that an operation is. */
export function rootField(schema: GraphQLSchema, { field }: OperationEntry): Field {
  const root = field?.of === "mutation" ? schema.getMutationType() : schema.getQueryType();
  const found = root?.getFields()[field?.name ?? ""];
  if (!found) throw new Error(`The schema has no field ${field?.name}.`);
  return found;
}

/** Asks for all leaves of an operation's answer, with the least that its arguments demand. */
export function askAll(
  schema: GraphQLSchema,
  operation: OperationEntry,
  idFor: (name: string, type: string) => unknown,
): GraphqlQuestion {
  const field = rootField(schema, operation);
  const asked = field.args.filter((arg) => isRequiredArgument(arg) || arg.name === "id");
  const declared = asked.map(({ name, type }) => `$${name}: ${type}`);
  const given = asked.map(({ name }) => `${name}: $${name}`);
  const list = (parts: readonly string[]) => (parts.length === 0 ? "" : `(${parts.join(", ")})`);
  const kind = operation.field?.of ?? "query";
  return {
    query: `${kind} sweep${list(declared)} { ${field.name}${list(given)} ${selection(schema, field.type, DEPTH)} }`,
    variables: Object.fromEntries(asked.map((arg) => [arg.name, least(arg, idFor)])),
  };
}

function selection(schema: GraphQLSchema, type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return "";
  if (isAbstractType(named)) {
    const parts = schema
      .getPossibleTypes(named)
      .map(
        (each, index) =>
          `... on ${each.name} { ${leaves(schema, Object.values(each.getFields()), 0, `p${index}_`)} }`,
      );
    return `{ __typename ${depth > 1 ? parts.join(" ") : ""} }`;
  }
  return "getFields" in named
    ? `{ __typename ${leaves(schema, Object.values(named.getFields()), depth)} }`
    : "";
}

function leaves(schema: GraphQLSchema, fields: readonly Field[], depth: number, prefix = ""): string {
  return fields
    .filter(
      ({ args, type }) => !args.some(isRequiredArgument) && (depth > 0 || isLeafType(getNamedType(type))),
    )
    .map(
      ({ name, type }) =>
        `${prefix === "" ? "" : `${prefix}${name}: `}${name} ${selection(schema, type, depth - 1)}`,
    )
    .join(" ");
}

function least(
  { name, type }: GraphQLArgument | GraphQLInputField,
  idFor: (name: string, type: string) => unknown,
): unknown {
  return leastOf(type, name, idFor);
}

function leastOf(
  type: GraphQLInputType,
  name: string,
  idFor: (name: string, type: string) => unknown,
): unknown {
  if (isNonNullType(type)) return leastOf(type.ofType, name, idFor);
  if (isListType(type)) return [leastOf(type.ofType, name.replace(/s$/, ""), idFor)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter(isRequiredInputField)
        .map((field) => [field.name, least(field, idFor)]),
    );
  switch (type.name) {
    case "Boolean":
      return true;
    case "Int":
    case "Float":
      return 1;
    default:
      return idFor(name, type.name);
  }
}
