import type { GraphqlEndpoint, GraphqlSchema, Link } from "./graphql.ts";
import type { Json, SchemaIndex, SchemaNode } from "./schema-node.ts";

/** The version of the artifact's format; a twin refuses to start on another. */
export const ARTIFACT_FORMAT = 1;

export type HttpMethod = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * How much of an operation a twin does.
 *
 * - `modelled`: a spec says how it behaves
 * - `derived`: state is handled from the description's shape alone
 * - `described`: a valid answer, no state
 * - `refused`: a typed "not emulated" error
 */
export type Coverage = "modelled" | "derived" | "described" | "refused";

/**
 * What the description's shape makes of an operation.
 *
 * `list` … `delete` are the standard methods of a resource (AIP-131 … 135), `search` a list by a query
 * language, `action` a custom method on an item, `singleton` the only thing of its kind below its parent.
 * `add` ties an entity that lives elsewhere to what the path goes through, `remove` frees it, `check` tells
 * whether it is tied and `replace` ties those that the body names instead of those before; where the path names no
 * such entity, they set a mark, take it away and tell whether it is there. `archive`
 * and `unarchive` put an item away and bring it back. `none` is anything else.
 */
export type OperationKind =
  | "list"
  | "create"
  | "get"
  | "update"
  | "delete"
  | "search"
  | "action"
  | "singleton_get"
  | "singleton_update"
  | "singleton_delete"
  | "add"
  | "remove"
  | "check"
  | "replace"
  | "archive"
  | "unarchive"
  | "none";

/** A parameter that leads to an operation's entities, usually of the path, and the resource it names. */
export interface PathParameter {
  readonly name: string;
  /** The resource whose item the parameter names; absent where it is a mere value. */
  readonly resource?: string;
  /** The field of the operation's own resource that holds this parent's id, where there is one. */
  readonly field?: string;
  /** Set where it stands among the request's arguments instead of in the path. */
  readonly in?: "arguments";
  /** The field of the named resource that the parameter matches, where that is not its key. */
  readonly by?: string;
}

/** Where in an answer the resource stands. */
export interface AnswerShape {
  readonly status: number;
  /**
   * `item`: one entity; `list`: a page of them; `skeleton`: a minimal valid body; `empty`: no body;
   * `binary`: bytes that are not JSON.
   */
  readonly body: "item" | "list" | "skeleton" | "empty" | "binary";
  /** The resource whose entities the body holds, where that is known. */
  readonly resource?: string;
  /** The property that holds the entity or the page's items; absent where the body itself does. */
  readonly at?: string;
  /** Position of the minimal valid body in `LazyArtifact.skeletons`. */
  readonly skeleton?: number;
  /** Position of the minimal body for a deleted item, where the operation still answers for one. */
  readonly deleted?: number;
  /**
   * Position in `LazyArtifact.views` of the fields of an entity that the answer describes, where they are not those of
   * its resource.
   */
  readonly view?: number;
  readonly contentType?: string;
}

export interface OperationEntry {
  /** The description's operationId, or `<method> <path>` where it has none. */
  readonly id: string;
  readonly method: HttpMethod;
  /** The description's path template. */
  readonly path: string;
  readonly kind: OperationKind;
  /** Without any behaviour: `derived`, `described` or `refused`. */
  readonly coverage: Exclude<Coverage, "modelled">;
  /** Why the twin refuses it, or what is not known of it: one short sentence in our words. */
  readonly note?: string;
  readonly resource?: string;
  /** The last segment of an `action`'s path. */
  readonly action?: string;
  /** For `add` … `replace`, and a `list` of what they tie: what tells these ties from others. */
  readonly relation?: string;
  /** The status of an update that makes what is not there. */
  readonly creates?: number;
  /** For an action whose verb names a state the description lists: the field and that state. */
  readonly becomes?: { readonly field: string; readonly state: string };
  readonly params?: readonly PathParameter[];
  /** The scopes its security requirements name; any of them will do. */
  readonly scopes?: readonly string[];
  /** Object schema of all query parameters. */
  readonly query?: SchemaIndex;
  readonly body?: SchemaIndex;
  readonly bodyRequired?: boolean;
  /** For a field of a GraphQL schema: the root type it is of, and its name there. */
  readonly field?: { readonly of: "query" | "mutation"; readonly name: string };
  /** Media types the request body may come in, the description's order. Absent: no body. */
  readonly accepts?: readonly string[];
  readonly answer: AnswerShape;
}

/** A node of the route trie: static segments, then one parameter, then the rest of the path. */
export interface RouteNode {
  /** Children by literal segment. */
  readonly to?: { readonly [segment: string]: RouteNode };
  /** The child for any one segment. */
  readonly any?: RouteNode;
  /** Children for a segment that is a parameter with a literal behind it, by that literal (`{Sid}.json`). */
  readonly suffix?: { readonly [literal: string]: RouteNode };
  /** Children for a segment of two parameters with a literal between them (`{base}...{head}`), by that literal. */
  readonly infix?: { readonly [literal: string]: RouteNode };
  /** The child for one or more segments (multi-segment parameters), as few as lead on. */
  readonly rest?: RouteNode;
  /** Position in `BootArtifact.operations` by method. */
  readonly at?: { readonly [method: string]: number };
}

/** What a twin reads at start: enough to route a request. */
export interface BootArtifact {
  readonly format: typeof ARTIFACT_FORMAT;
  readonly vendor: string;
  readonly operations: readonly OperationEntry[];
  readonly routes: RouteNode;
  /** The path below which the twin serves what stands at the root of a host of the vendor's, by host. */
  readonly hosts?: { readonly [host: string]: string };
  /** Names of the events the vendor can send. */
  readonly events?: readonly string[];
  readonly graphql?: GraphqlEndpoint;
}

/** Where a field leads: to one resource, or to several where the description allows several. */
export type ReferenceTargets = readonly string[];

/** What the description says of a resource. */
export interface ResourceEntry {
  readonly name: string;
  /** The entity's schema; expandable fields are cut to the id they hold. */
  readonly schema: SchemaIndex;
  /** The field that tells its entities apart. */
  readonly key: string;
  /** Whether the key does so only among the entities below one parent: a name in a repository, not an id. */
  readonly scoped?: boolean;
  /** The item's paths, the first one canonical. */
  readonly items: readonly string[];
  /** The collections' paths, the first one canonical. */
  readonly collections: readonly string[];
  /** Position of the minimal valid entity in `LazyArtifact.skeletons`. */
  readonly skeleton: number;
  /**
   * Fields that hold the id of another entity, by dotted path (`invoice_settings.default_payment_method`,
   * `discounts.*` through arrays).
   */
  readonly references?: { readonly [path: string]: ReferenceTargets };
  /** The references that a request may ask to have replaced by the entities they name. */
  readonly expandable?: readonly string[];
  /**
   * Fields absent until a request asks for them: an entity, or the list of the children that name this
   * entity in `by`.
   */
  readonly includable?: {
    readonly [field: string]: { readonly resource: string; readonly by?: string; readonly url?: string };
  };
  /** The field with the entity's state and the states it lists. */
  readonly state?: { readonly field: string; readonly values: readonly string[] };
  /** Fields that are no values of the entity's own but lead to other entities. */
  readonly links?: { readonly [field: string]: Link };
  /** The value of the field that names the entity's type, such as `object: "customer"`. */
  readonly tag?: { readonly field: string; readonly value: string };
}

/** What a twin reads at the first request that needs it. */
export interface LazyArtifact {
  readonly format: typeof ARTIFACT_FORMAT;
  readonly schemas: readonly SchemaNode[];
  readonly skeletons: readonly Json[];
  /** Names of fields, for answers that show an entity otherwise than its resource does. */
  readonly views?: readonly (readonly string[])[];
  readonly resources: { readonly [name: string]: ResourceEntry };
  readonly graphql?: GraphqlSchema;
}
