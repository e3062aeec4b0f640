/** The shape of the generated `specs/<vendor>/api.gen.ts`: what the generator knows about a vendor. */
export interface Api {
  paths: object;
  operations: object;
  schemas: object;
  /** By resource the operations on it and its fields, where operations are told by name and not by path. */
  resources?: object;
  /** Event names the vendor can send, from the description. */
  events: string;
  /** Error codes the vendor can answer with, from the description or named by the spec. */
  errors: string;
  /** Codes that any operation may answer with though the description lists them for none; named by the spec. */
  unlisted?: string;
}

type JsonOf<C> = C extends { "application/json": infer T }
  ? T
  : C extends { "application/x-www-form-urlencoded": infer T }
    ? T
    : C extends { "multipart/form-data": infer T }
      ? T
      : never;
type ParameterOf<Op, In extends string> = Op extends { parameters: { [K in In]?: infer T } }
  ? [T] extends [never]
    ? object
    : NonNullable<T>
  : object;
type OkStatus = 200 | 201 | 202;

/** The path parameters of an operation. */
export type Params<Op> = ParameterOf<Op, "path">;
/** The query parameters of an operation. */
export type Query<Op> = ParameterOf<Op, "query">;
/** The request body of an operation, decoded. */
export type Body<Op> = Op extends { requestBody?: infer B }
  ? NonNullable<B> extends { content: infer C }
    ? JsonOf<C>
    : object
  : object;
/** The body of an operation's success. */
export type Ok<Op> = Op extends { responses: infer R }
  ? [keyof R & OkStatus] extends [never]
    ? void
    : R[keyof R & OkStatus] extends { content: infer C }
      ? JsonOf<C>
      : void
  : void;

type PathsOf<A extends Api> = keyof A["paths"] & string;
/**
 * Item paths end in a parameter, in one with a suffix, or in a slash behind it: `/v1/customers/{customer}`,
 * `/calls/{id}.json`, `/notes/{id}/`.
 */
export type ItemPath<A extends Api> = Extract<
  PathsOf<A>,
  `${string}}` | `${string}}/` | `${string}}.${string}`
>;
/** A path without the slash that some vendors end all paths in. */
type Bare<P extends string> = P extends `${infer Path}/` ? Path : P;
/** What stands behind an item path's last parameter. */
type SuffixOf<P extends string> = P extends `${string}}/`
  ? "/"
  : P extends `${string}}.${infer Suffix}`
    ? Suffix extends `${string}/${string}`
      ? ""
      : `.${Suffix}`
    : "";
/** The path of the collection that an item path belongs to. */
type CollectionPath<P extends string> = `${ParentPath<Bare<P>>}${SuffixOf<P>}`;
/** A path without its last segment. */
type ParentPath<P extends string, Done extends string = ""> = P extends `/${infer Segment}/${infer Rest}`
  ? ParentPath<`/${Rest}`, `${Done}/${Segment}`>
  : Done;
/** The operation at a path and method, `never` where there is none. */
export type OperationAt<A extends Api, P, Method extends string> = P extends keyof A["paths"]
  ? A["paths"][P] extends { [M in Method]: infer Op }
    ? Op
    : never
  : never;

/** The last segment of every path right below an item that is a custom method: `confirm`, `capture`. */
export type ActionOf<A extends Api, P extends string> = keyof {
  [K in PathsOf<A> as K extends `${Bare<P>}/${infer Action}`
    ? Bare<Action> extends `${string}/${string}` | `{${string}` | ""
      ? never
      : Bare<Action>
    : never]: true;
};

/** What the description says of a resource under one name; P is the resource's name where it has no path. */
type SaidOf<A extends Api, P extends string, What extends string> =
  A extends Record<"resources", { [Name in P]: { [K in What]: infer Said } }> ? Said : never;

export type CreateOf<A extends Api, P extends string> =
  | SaidOf<A, P, "create">
  | OperationAt<A, CollectionPath<P>, "post">;
export type UpdateOf<A extends Api, P extends string> =
  | SaidOf<A, P, "update">
  | OperationAt<A, P, "post">
  | OperationAt<A, P, "patch">
  | OperationAt<A, P, "put">;
export type ListOf<A extends Api, P extends string> =
  | SaidOf<A, P, "list">
  | OperationAt<A, CollectionPath<P>, "get">;
/** The fields of a resource that lead elsewhere or take arguments. */
export type FieldsOf<A extends Api, P extends string> = SaidOf<A, P, "fields">;
type PlacedAt<A extends Api, P extends string, Name extends string, Method extends string> = OperationAt<
  A,
  `${Bare<P>}/${Name}` | `${Bare<P>}/${Name}/`,
  Method
>;
export type ActOf<A extends Api, P extends string, Name> = Name extends string
  ? PlacedAt<A, P, Name, "post"> | PlacedAt<A, P, Name, "put">
  : never;

/** The error codes of this operation where the description lists them, else the vendor's; unlisted ones anywhere. */
export type ErrorOf<A extends Api, Op> =
  | (Op extends { errors: infer E extends string } ? E : A["errors"])
  | (A extends { unlisted: infer U extends string } ? U : never);
