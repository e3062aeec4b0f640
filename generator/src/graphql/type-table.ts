import type {
  GraphqlField,
  GraphqlScalarForm,
  GraphqlSchema,
  GraphqlType,
} from "@wondertwin/framework/contracts";
import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  print,
} from "graphql";

/** A schema as a twin reads it, types and fields in the schema's order. */
export function typeTable(schema: GraphQLSchema): GraphqlSchema {
  const mutation = schema.getMutationType()?.name;
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith("__") && !(isScalarType(type) && isSpecifiedScalarType(type)),
  );
  return {
    query: schema.getQueryType()?.name ?? "Query",
    ...(mutation !== undefined && { mutation }),
    types: Object.fromEntries(types.map((type) => [type.name, typeEntry(type)])),
  };
}

function typeEntry(type: GraphQLNamedType): GraphqlType {
  if (isScalarType(type)) return { kind: "scalar", form: scalarForm(type.name) };
  if (isEnumType(type)) return { kind: "enum", values: type.getValues().map(({ name }) => name) };
  if (isUnionType(type)) return { kind: "union", types: type.getTypes().map(({ name }) => name) };
  if (isInputObjectType(type)) return { kind: "input", fields: inputs(Object.values(type.getFields())) };
  const interfaces = type.getInterfaces().map(({ name }) => name);
  return {
    kind: type.astNode?.kind === "InterfaceTypeDefinition" ? "interface" : "object",
    fields: Object.fromEntries(
      Object.values(type.getFields()).map(({ name, type: fieldType, args }): [string, GraphqlField] => [
        name,
        args.length === 0 ? String(fieldType) : { type: String(fieldType), args: inputs(args) },
      ]),
    ),
    ...(interfaces.length > 0 && { interfaces }),
  };
}

function inputs(fields: readonly (GraphQLArgument | GraphQLInputField)[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.map(({ name, type, defaultValue }) => {
      const value = defaultValue === undefined ? undefined : astFromValue(defaultValue, type);
      return [name, value ? `${type} = ${print(value)}` : String(type)];
    }),
  );
}

/** What a scalar of a vendor's own is in JSON, by the name it has; text where the name says nothing. */
export function scalarForm(name: string): GraphqlScalarForm {
  if (/json|object$|^any$|map$|duration/i.test(name)) return "any";
  if (/^big_?int|long$/i.test(name)) return "integer";
  if (/float|decimal|double/i.test(name)) return "number";
  return "string";
}
