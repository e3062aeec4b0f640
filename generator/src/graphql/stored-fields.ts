import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isUnionType,
} from "graphql";
import { singular } from "../model/words.ts";
import { isList, isPlain, type SchemaReading } from "./schema-reading.ts";

/** A value of an entity's own. */
export interface StoredValue {
  readonly name: string;
  readonly kind: "value";
  readonly type: GraphQLOutputType;
}

/** The id of another entity, or a list of such ids. */
export interface StoredReference<Kind = "id" | "ids"> {
  readonly name: string;
  readonly kind: Kind;
  readonly to: string;
  readonly required: boolean;
}

/** A field of an entity as a store keeps it. */
export type StoredField = StoredValue | StoredReference<"id"> | StoredReference<"ids">;

/** Names of list inputs by the resource they are for: `labelIds` of issues. */
export type IdInputs = ReadonlyMap<string, ReadonlySet<string>>;

/** The fields of the inputs that make and change things, by the name of the thing. */
export function idInputs({ schema }: SchemaReading): IdInputs {
  const found = new Map<string, Set<string>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInputObjectType(type)) continue;
    const name = /^(?:Create|Update)?(\w+?)(?:Create|Update)?Input$/.exec(type.name)?.[1];
    if (name === undefined) continue;
    const fields = found.get(name) ?? new Set();
    for (const field of Object.keys(type.getFields())) if (field.endsWith("Ids")) fields.add(field);
    found.set(name, fields);
  }
  return found;
}

/** What an entity of a type is kept as: values of its own, and ids in place of other entities. */
export function storedFields(
  type: GraphQLObjectType,
  reading: SchemaReading,
  inputs: IdInputs,
): readonly StoredField[] {
  const stored = new Map<string, StoredField>();
  const fields = Object.values(type.getFields());
  for (const field of fields.filter(isPlain)) {
    const named = getNamedType(field.type);
    const element = reading.elementOf(named);
    const ids = idsName(field.name);
    const entity = entityType(element ?? named, reading);
    if (element ?? (entity !== undefined && isList(field.type) ? named : undefined)) {
      const isKept = ids in type.getFields() || inputs.get(type.name)?.has(ids) === true;
      if (entity !== undefined && isKept)
        stored.set(ids, { name: ids, kind: "ids", to: entity, required: true });
    } else if (entity !== undefined) {
      const name = `${field.name}Id`;
      stored.set(name, { name, kind: "id", to: entity, required: isNonNullType(field.type) });
    }
  }
  for (const { name, type: fieldType, args } of fields) {
    const named = getNamedType(fieldType);
    const isValue = reading.elementOf(named) === undefined && entityType(named, reading) === undefined;
    if (isValue && !stored.has(name) && (args.length === 0 || isLeafType(named)))
      stored.set(name, { name, kind: "value", type: fieldType });
  }
  return [...stored.values()];
}

/** The name of the list of ids behind a field: `labelIds` behind `labels`. */
export function idsName(field: string): string {
  return `${singular(field)}Ids`;
}

/** The name of the resource, or of the interface or union of resources, that a type is. */
export function entityType(type: GraphQLNamedType, reading: SchemaReading): string | undefined {
  if (reading.isResource(type)) return type.name;
  if (!isInterfaceType(type) && !isUnionType(type)) return undefined;
  const possible = reading.schema.getPossibleTypes(type);
  return possible.length > 0 && possible.every((each) => reading.isResource(each)) ? type.name : undefined;
}
