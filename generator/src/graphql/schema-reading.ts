import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";

export type Field = GraphQLField<unknown, unknown>;

/** Answers questions about a schema. */
export class SchemaReading {
  readonly schema: GraphQLSchema;
  readonly #hasNode: boolean;

  constructor(schema: GraphQLSchema) {
    this.schema = schema;
    this.#hasNode = isInterfaceType(schema.getType("Node"));
  }

  /** All object types but the roots, in the schema's order. */
  objects(): readonly GraphQLObjectType[] {
    const roots: readonly unknown[] = [
      this.schema.getQueryType(),
      this.schema.getMutationType(),
      this.schema.getSubscriptionType(),
    ];
    return Object.values(this.schema.getTypeMap()).filter(
      (type) => isObjectType(type) && !type.name.startsWith("__") && !roots.includes(type),
    ) as GraphQLObjectType[]; // The filter has seen to it; it cannot say so in types.
  }

  /** Whether things of this type are kept: they are nodes, or, where nothing is called so, have an id. */
  isResource(type: GraphQLNamedType | undefined): boolean {
    if (!isObjectType(type)) return false;
    if (this.#hasNode) return type.getInterfaces().some(({ name }) => name === "Node");
    const id = type.getFields()["id"];
    return id !== undefined && getNamedType(id.type).name === "ID" && this.elementOf(type) === undefined;
  }

  /** What a connection (Relay's way of paging) connects to; undefined where a type is none. */
  elementOf(type: GraphQLNamedType): GraphQLNamedType | undefined {
    if (!isObjectType(type)) return undefined;
    const { nodes, edges, pageInfo } = type.getFields();
    if (pageInfo === undefined) return undefined;
    if (nodes) return getNamedType(nodes.type);
    const edge = edges && getNamedType(edges.type);
    const node = isObjectType(edge) ? edge.getFields()["node"] : undefined;
    return node && getNamedType(node.type);
  }
}

export function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

/** Whether a field can be asked for without saying anything else. */
export function isPlain({ args }: Field): boolean {
  return args.every(({ type, defaultValue }) => !isNonNullType(type) || defaultValue !== undefined);
}
