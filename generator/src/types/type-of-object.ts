import type { RawSchema } from "../model/raw-schema.ts";
import { intersection, type Member, NULL, objectOf, type TypeNode, UNKNOWN, union } from "./type-node.ts";

type TypeOf = (schema: RawSchema | boolean) => TypeNode;

/** What a property can be of which only its presence is known. */
const PRESENT = union([objectOf([]), NULL]);

/**
 * The type of an object.
 *
 * Where properties are named, an unspecified rest is left out: it would make every name a property.
 */
export function typeOfObject(schema: RawSchema, typeOf: TypeOf): TypeNode {
  const members = membersOf(schema, typeOf);
  const rest = restOf(schema, typeOf);
  if (members.length === 0) return rest === undefined ? objectOf([]) : { kind: "record", values: rest };
  const named = objectOf(members);
  return rest === undefined || rest === UNKNOWN
    ? named
    : intersection([named, { kind: "record", values: rest }]);
}

function membersOf(schema: RawSchema, typeOf: TypeOf): Member[] {
  const properties = Object.entries(schema.properties ?? {});
  const required = new Set(schema.required);
  const members = properties.map(([name, property]) => ({
    name,
    type: typeOf(property),
    optional: !required.has(name),
  }));
  const described = new Set(properties.map(([name]) => name));
  const merelyRequired = [...required].filter((name) => !described.has(name));
  return [...members, ...merelyRequired.map((name) => ({ name, type: PRESENT }))];
}

/** The type of the properties that have no name in the schema; undefined where there are none. */
function restOf(schema: RawSchema, typeOf: TypeOf): TypeNode | undefined {
  const patterns = Object.values(schema.patternProperties ?? {});
  const { additionalProperties } = schema;
  if (additionalProperties === false) return patterns.length > 0 ? union(patterns.map(typeOf)) : undefined;
  const additional = additionalProperties === undefined ? [] : [additionalProperties];
  const rest = [...patterns, ...additional];
  return rest.length > 0 ? union(rest.map(typeOf)) : UNKNOWN;
}
