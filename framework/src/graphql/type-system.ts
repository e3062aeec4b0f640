import type { GraphqlField, GraphqlSchema, GraphqlType } from "../contracts/graphql.ts";
import { readTypeReference, type TypeReference } from "./type-reference.ts";

/** An argument, or a field of an input. */
export interface InputDefinition {
  readonly type: TypeReference;
  /** The text of the value it has when it is left out. */
  readonly fallback?: string;
}

export interface FieldDefinition {
  readonly type: TypeReference;
  readonly args: ReadonlyMap<string, InputDefinition>;
}

const BUILT_IN: Readonly<Record<string, GraphqlType>> = {
  ID: { kind: "scalar", form: "string" },
  String: { kind: "scalar", form: "string" },
  Boolean: { kind: "scalar", form: "boolean" },
  Int: { kind: "scalar", form: "integer" },
  Float: { kind: "scalar", form: "number" },
};

const TYPENAME: FieldDefinition = { type: readTypeReference("String!"), args: new Map() };

/** The types of a schema; what it makes of them is made when it is first asked for. */
export class TypeSystem {
  readonly schema: GraphqlSchema;
  readonly #fields = new Map<string, ReadonlyMap<string, FieldDefinition>>();
  readonly #inputs = new Map<string, ReadonlyMap<string, InputDefinition>>();
  #possible: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(schema: GraphqlSchema) {
    this.schema = schema;
  }

  type(name: string): GraphqlType | undefined {
    const { types } = this.schema;
    return Object.hasOwn(types, name) ? types[name] : BUILT_IN[name];
  }

  root(operation: "query" | "mutation"): string | undefined {
    return operation === "query" ? this.schema.query : this.schema.mutation;
  }

  /** Whether things of a type have fields that must be selected. */
  isComposite(name: string): boolean {
    const kind = this.type(name)?.kind;
    return kind === "object" || kind === "interface" || kind === "union";
  }

  isInput(name: string): boolean {
    const kind = this.type(name)?.kind;
    return kind === "scalar" || kind === "enum" || kind === "input";
  }

  /** The names of an object's fields, in the schema's order. */
  fieldNames(type: string): readonly string[] {
    const own = this.type(type);
    return own?.kind === "object" || own?.kind === "interface" ? Object.keys(own.fields) : [];
  }

  field(type: string, name: string): FieldDefinition | undefined {
    if (name === "__typename") return TYPENAME;
    let fields = this.#fields.get(type);
    if (!fields) {
      const own = this.type(type);
      const written = own?.kind === "object" || own?.kind === "interface" ? own.fields : {};
      fields = new Map(Object.entries(written).map(([each, field]) => [each, fieldDefinition(field)]));
      this.#fields.set(type, fields);
    }
    return fields.get(name);
  }

  inputFields(type: string): ReadonlyMap<string, InputDefinition> {
    let fields = this.#inputs.get(type);
    if (!fields) {
      const own = this.type(type);
      fields = inputDefinitions(own?.kind === "input" ? own.fields : {});
      this.#inputs.set(type, fields);
    }
    return fields;
  }

  /** The object types that things of a type can be. */
  possible(name: string): readonly string[] {
    const type = this.type(name);
    if (type?.kind === "union") return type.types;
    if (type?.kind !== "interface") return [name];
    this.#possible ??= implementations(this.schema);
    return this.#possible.get(name) ?? [];
  }
}

function fieldDefinition(field: GraphqlField): FieldDefinition {
  return typeof field === "string"
    ? { type: readTypeReference(field), args: new Map() }
    : { type: readTypeReference(field.type), args: inputDefinitions(field.args) };
}

function inputDefinitions(fields: Readonly<Record<string, string>>): ReadonlyMap<string, InputDefinition> {
  return new Map(
    Object.entries(fields).map(([name, text]) => {
      const at = text.indexOf(" = ");
      return at === -1
        ? [name, { type: readTypeReference(text) }]
        : [name, { type: readTypeReference(text.slice(0, at)), fallback: text.slice(at + 3) }];
    }),
  );
}

function implementations({ types }: GraphqlSchema): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [name, type] of Object.entries(types)) {
    if (type.kind !== "object") continue;
    for (const each of type.interfaces ?? []) {
      const names = found.get(each);
      if (names) names.push(name);
      else found.set(each, [name]);
    }
  }
  return found;
}
