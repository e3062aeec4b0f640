/** The place where a twin takes GraphQL documents. */
export interface GraphqlEndpoint {
  readonly path: string;
}

/**
 * A type as GraphQL writes it: `[String!]!`. Of an argument or an input's field it may be followed by a default
 * value: `Int = 50`.
 */
export type GraphqlTypeText = string;

/** A field of an object: its type alone where it takes no arguments. */
export type GraphqlField =
  | GraphqlTypeText
  | { readonly type: GraphqlTypeText; readonly args: { readonly [name: string]: GraphqlTypeText } };

/** What a scalar looks like in JSON. */
export type GraphqlScalarForm = "string" | "integer" | "number" | "boolean" | "any";

export type GraphqlType =
  | { readonly kind: "scalar"; readonly form: GraphqlScalarForm }
  | { readonly kind: "enum"; readonly values: readonly string[] }
  | { readonly kind: "input"; readonly fields: { readonly [name: string]: GraphqlTypeText } }
  | {
      readonly kind: "object" | "interface";
      readonly fields: { readonly [name: string]: GraphqlField };
      readonly interfaces?: readonly string[];
    }
  | { readonly kind: "union"; readonly types: readonly string[] };

/** A GraphQL schema as a twin reads it; GraphQL's own scalars are not listed. */
export interface GraphqlSchema {
  readonly query: string;
  readonly mutation?: string;
  readonly types: { readonly [name: string]: GraphqlType };
}

/**
 * Where a field of an entity leads.
 *
 * - `one`: to the entity whose id the field `by` holds
 * - `ids`: to the entities whose ids the field `by` lists
 * - `many`: to the entities that hold this one's id in their field `by`
 * - `through`: to the entities that others (`through`) hold in their field `by`, where `from` is this one's id
 */
export type Link =
  | { readonly kind: "one" | "ids" | "many"; readonly to: string; readonly by: string }
  | {
      readonly kind: "through";
      readonly to: string;
      readonly through: string;
      readonly from: string;
      readonly by: string;
    };
