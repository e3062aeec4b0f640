import type {
  GraphQLArgumentConfig,
  GraphQLFieldConfig,
  GraphQLInputFieldConfig,
  GraphQLInputType,
  GraphQLNamedType,
  GraphQLOutputType,
  GraphQLSchema,
  GraphQLType,
} from "graphql";
import type { GraphqlType } from "../contracts/graphql.ts";
import { graphqlJs } from "./graphql-js.ts";
import type { TypeReference } from "./type-reference.ts";
import type { InputDefinition, TypeSystem } from "./type-system.ts";

const made = new WeakMap<TypeSystem, GraphQLSchema>();

/** The schema as graphql-js has it: what mistakes are worded by, and what introspection shows. */
export function fullSchema(types: TypeSystem): GraphQLSchema {
  let schema = made.get(types);
  if (!schema) {
    schema = new SchemaBuilder(types).build();
    made.set(types, schema);
  }
  return schema;
}

class SchemaBuilder {
  readonly #types: TypeSystem;
  readonly #js = graphqlJs();
  readonly #named = new Map<string, GraphQLNamedType>();

  constructor(types: TypeSystem) {
    this.#types = types;
    for (const scalar of this.#js.specifiedScalarTypes) this.#named.set(scalar.name, scalar);
  }

  build(): GraphQLSchema {
    const { schema } = this.#types;
    const { GraphQLObjectType } = this.#js;
    for (const [name, type] of Object.entries(schema.types)) this.#named.set(name, this.#make(name, type));
    const root = (name: string | undefined) => {
      const type = name === undefined ? undefined : this.#named.get(name);
      return type instanceof GraphQLObjectType ? type : undefined;
    };
    return new this.#js.GraphQLSchema({
      query: root(schema.query),
      mutation: root(schema.mutation),
      types: [...this.#named.values()],
      assumeValid: true,
    });
  }

  #make(name: string, type: GraphqlType): GraphQLNamedType {
    const js = this.#js;
    switch (type.kind) {
      case "scalar":
        return new js.GraphQLScalarType({ name });
      case "enum":
        return new js.GraphQLEnumType({
          name,
          values: Object.fromEntries(type.values.map((value) => [value, {}])),
        });
      case "input":
        return new js.GraphQLInputObjectType({
          name,
          fields: () => this.#inputs(this.#types.inputFields(name)),
        });
      case "union":
        return new js.GraphQLUnionType({
          name,
          types: () => type.types.map((each) => this.#get(each)).filter(js.isObjectType),
        });
      case "interface":
      case "object": {
        const config = {
          name,
          fields: () => this.#fields(name, Object.keys(type.fields)),
          interfaces: () => (type.interfaces ?? []).map((each) => this.#get(each)).filter(js.isInterfaceType),
        };
        return type.kind === "object"
          ? new js.GraphQLObjectType(config)
          : new js.GraphQLInterfaceType(config);
      }
    }
  }

  #fields(type: string, names: readonly string[]): Record<string, GraphQLFieldConfig<unknown, unknown>> {
    return Object.fromEntries(
      names.flatMap((name) => {
        const field = this.#types.field(type, name);
        // Fields of objects have output types: the generator took them from a valid schema.
        return field
          ? [[name, { type: this.#wrap(field.type) as GraphQLOutputType, args: this.#inputs(field.args) }]]
          : [];
      }),
    );
  }

  #inputs(
    inputs: ReadonlyMap<string, InputDefinition>,
  ): Record<string, GraphQLArgumentConfig & GraphQLInputFieldConfig> {
    const { parseValue, valueFromASTUntyped } = this.#js;
    return Object.fromEntries(
      Array.from(inputs, ([name, { type, fallback }]) => [
        name,
        {
          // Arguments have input types, for the same reason.
          type: this.#wrap(type) as GraphQLInputType,
          ...(fallback !== undefined && { defaultValue: valueFromASTUntyped(parseValue(fallback)) }),
        },
      ]),
    );
  }

  #wrap(reference: TypeReference): GraphQLType {
    const { GraphQLList, GraphQLNonNull } = this.#js;
    const inner = reference.items
      ? new GraphQLList<GraphQLType>(this.#wrap(reference.items))
      : this.#get(reference.name);
    return reference.nonNull ? new GraphQLNonNull(inner) : inner;
  }

  #get(name: string): GraphQLNamedType {
    const type = this.#named.get(name);
    if (!type) throw new Error(`The schema has no type ${name}.`);
    return type;
  }
}
