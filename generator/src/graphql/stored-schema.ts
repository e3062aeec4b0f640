import type { Json, SchemaIndex, SchemaNode } from "@wondertwin/framework/contracts";
import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from "graphql";
import { isPlain } from "./schema-reading.ts";
import type { StoredField } from "./stored-fields.ts";
import { scalarForm } from "./type-table.ts";

const BUILT_IN: { readonly [scalar: string]: SchemaNode } = {
  ID: { type: "string" },
  String: { type: "string" },
  Boolean: { type: "boolean" },
  Int: { type: "integer" },
  Float: { type: "number" },
};

/** The JSON Schemas of what a store keeps, each once. */
export class StoredSchemas {
  readonly nodes: SchemaNode[] = [];
  readonly #byText = new Map<string, SchemaIndex>();
  readonly #byType = new Map<string, SchemaIndex>();

  entity(fields: readonly StoredField[]): SchemaIndex {
    const properties = fields.map((field): [string, SchemaIndex] => [field.name, this.#field(field)]);
    const required = fields.filter(isRequired).map(({ name }) => name);
    return this.#add({ type: "object", properties: Object.fromEntries(properties), required });
  }

  /** An entity before anything is known of it: null where that may be, else the least there can be. */
  blank(fields: readonly StoredField[]): Json {
    return Object.fromEntries(
      fields.map((field): [string, Json] => {
        if (field.kind === "id") return [field.name, null];
        if (field.kind === "ids") return [field.name, []];
        return [field.name, leastOf(field.type)];
      }),
    );
  }

  #field(field: StoredField): SchemaIndex {
    if (field.kind === "value") return this.#value(field.type);
    if (field.kind === "id") return this.#add({ type: ["string", "null"] });
    return this.#add({ type: "array", items: this.#add({ type: "string" }) });
  }

  #value(type: GraphQLOutputType): SchemaIndex {
    if (isNonNullType(type)) return this.#bare(type.ofType);
    const inner = this.nodes[this.#bare(type)] ?? {};
    if (inner.type === undefined) return this.#add({});
    if (inner.type === "object" || inner.enum)
      return this.#add({ anyOf: [this.#bare(type), this.#add({ type: "null" })] });
    const own = typeof inner.type === "string" ? [inner.type] : inner.type;
    return this.#add({ ...inner, type: [...own, "null"] });
  }

  #bare(type: GraphQLOutputType): SchemaIndex {
    if (isListType(type)) return this.#add({ type: "array", items: this.#value(type.ofType) });
    if (isNonNullType(type)) return this.#bare(type.ofType);
    if (isEnumType(type))
      return this.#add({ type: "string", enum: type.getValues().map(({ name }) => name) });
    if (isScalarType(type)) return this.#add(scalarNode(type.name));
    return isObjectType(type) ? this.#object(type) : this.#add({});
  }

  /** A thing that is a part of an entity; one that contains itself has its place before its fields. */
  #object(type: GraphQLObjectType): SchemaIndex {
    const known = this.#byType.get(type.name);
    if (known !== undefined) return known;
    const at = this.nodes.push({}) - 1;
    this.#byType.set(type.name, at);
    const fields = Object.values(type.getFields()).filter(isPlain);
    const properties = fields.map(({ name, type: own }): [string, SchemaIndex] => [name, this.#value(own)]);
    this.nodes[at] = { type: "object", properties: Object.fromEntries(properties) };
    return at;
  }

  #add(node: SchemaNode): SchemaIndex {
    const text = JSON.stringify(node);
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const at = this.nodes.push(node) - 1;
    this.#byText.set(text, at);
    return at;
  }
}

/** Whether an entity has always a value of its own there; ids are filled in by what makes it. */
function isRequired(field: StoredField): boolean {
  return field.kind === "ids" || (field.kind === "value" && isNonNullType(field.type));
}

function scalarNode(name: string): SchemaNode {
  const own = BUILT_IN[name];
  if (own) return own;
  const form = scalarForm(name);
  return form === "any" ? {} : { type: form };
}

function leastOf(type: GraphQLOutputType): Json {
  if (!isNonNullType(type)) return null;
  const inner = type.ofType;
  if (isListType(inner)) return [];
  return leastOfNamed(inner);
}

function leastOfNamed(type: GraphQLNamedType): Json {
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "";
  if (!isScalarType(type)) return {};
  switch (scalarNode(type.name).type) {
    case "boolean":
      return false;
    case "integer":
    case "number":
      return 0;
    case "string":
      return "";
    default:
      return {};
  }
}
