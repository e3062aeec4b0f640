import {
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from "graphql";

/** Where and how a value is not what its type says; undefined where it fits. */
export function misfit(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  value: unknown,
  at = "data",
): string | undefined {
  if (isNonNullType(type))
    return value === null || value === undefined
      ? `${at} must not be null`
      : misfit(schema, type.ofType, value, at);
  if (value === null) return undefined;
  if (value === undefined) return `${at} is missing`;
  if (isListType(type)) {
    if (!Array.isArray(value)) return `${at} is no list`;
    return first(value.map((item, index) => misfit(schema, type.ofType, item, `${at}.${index}`)));
  }
  if (isLeafType(type)) return leafMisfit(type, value, at);
  if (typeof value !== "object") return `${at} is no object`;
  const fields = new Map<string, unknown>(Object.entries(value));
  const named = getNamedType(type);
  const concrete = schema.getType(String(fields.get("__typename")));
  if (!isObjectType(concrete)) return `${at} does not say what it is`;
  const allowed = isAbstractType(named)
    ? schema.getPossibleTypes(named).includes(concrete)
    : concrete === named;
  if (!allowed) return `${at} is a ${concrete.name}`;
  const own = concrete.getFields();
  return first(
    [...fields].map(([key, each]) => {
      const field = own[key.replace(/^p\d+_/, "")];
      return key === "__typename" || !field ? undefined : misfit(schema, field.type, each, `${at}.${key}`);
    }),
  );
}

function leafMisfit(type: GraphQLOutputType, value: unknown, at: string): string | undefined {
  if (isEnumType(type)) return type.getValue(String(value)) ? undefined : `${at} is ${String(value)}`;
  if (!isScalarType(type) || !isSpecifiedScalarType(type)) return undefined;
  try {
    return type.serialize(value) === value ? undefined : `${at} is ${JSON.stringify(value)}`;
  } catch {
    return `${at} is ${JSON.stringify(value)}`;
  }
}

function first(found: readonly (string | undefined)[]): string | undefined {
  return found.find((each) => each !== undefined);
}
