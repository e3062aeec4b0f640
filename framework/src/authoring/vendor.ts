import type { FaultRule } from "../faults/fault-rule.ts";
import type { RateLimit } from "../limits/rate-limit.ts";
import type { TriggerConfig } from "../triggers/trigger.ts";
import type { AliasedPaths } from "../twin/aliases.ts";
import type { Api, ItemPath } from "./api.ts";
import type { Behaviour, ResourceIdentity } from "./behaviour.ts";
import type { Caller, Changes, Context, OperationHandler, Store } from "./context.ts";
import type { Event, Signer, Subscription, Telling } from "./event.ts";
import type { Failure, FailureAnswer } from "./failure.ts";
import type { HostedPage } from "./hosted-page.ts";
import type { IdGenerator } from "./id.ts";
import type { Paginator } from "./page.ts";
import type { AnswerHandler, DeliveryAttempt, Sockets } from "./talking.ts";

/** What a convention sees of a request before its body is read. */
export interface RequestHead {
  readonly method: string;
  readonly path: string;
  /** A header, by lower-case name. */
  header(name: string): string | undefined;
  /** A text of the query or of a form in the body, before anything is read of it: where credentials may stand. */
  parameter(name: string): string | undefined;
}

/** A request as the conventions see it that shape its answer. */
export interface AnsweredRequest extends RequestHead {
  /** The request's own id. */
  readonly id: string;
  readonly caller: Caller | undefined;
  /** The id of the earlier request whose answer this one gets again; absent for any other. */
  readonly original: string | undefined;
  /** What it asks for; absent where nothing of the vendor's stands there. */
  readonly operation: CalledOperation | undefined;
}

/** What a convention sees of the operation a request asks for. */
export interface CalledOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** The scopes that the description's security requirements name; any of them will do. */
  readonly scopes: readonly string[];
}

/** Finds out who sent a request, or answers why it may not. */
export type Authenticator = (request: RequestHead) => Caller | Failure;

/** Where an idempotency key is used again, and where it was used first. */
export interface KeyReuse {
  readonly path: string;
  readonly firstPath: string;
}

/** Replays the stored answer when a request comes again with the same key. */
export interface Idempotency {
  readonly header: string;
  /** How long a key is remembered, on the twin's clock. */
  readonly hours: number;
  readonly methods: readonly string[];
  /** The header that marks a replayed answer. */
  readonly replayed?: string;
  /** The failure when a key comes back with other parameters. */
  readonly mismatch: Failure | ((key: string, reuse: KeyReuse) => Failure);
  /** The longest key, in characters; a longer one fails with the problem `idempotency_key_too_long`. */
  readonly maxLength?: number;
}

/** How large a map of texts may grow. */
export interface MapLimits {
  readonly keys: number;
  /** In characters. */
  readonly keyLength: number;
  /** In characters. */
  readonly valueLength: number;
}

/** Turns ids into the entities they name, as in `expand[]=customer`. */
export interface Expansion {
  /** The parameter, in the query and the body. */
  readonly param: string;
  /** How many levels a path may go down. */
  readonly depth: number;
}

/** What a document costs: points for what it asks for, a connection's things as often as it may show. */
export interface QueryComplexity {
  /** Points of a field without fields of its own. */
  readonly scalar: number;
  /** Points of a field with fields of its own. */
  readonly object: number;
  /** The most that a document may cost; a dearer one fails with the problem `too_complex`. */
  readonly max: number;
  /** The header that tells what a document has cost. */
  readonly header?: string;
}

/** Conventions of a vendor's GraphQL API. */
export interface GraphqlConventions {
  /** How many entities of a connection are shown. Default: 50, and 250 at most. */
  readonly pageSize?: { readonly default: number; readonly max: number };
  /** What documents cost. Default: nothing. */
  readonly complexity?: QueryComplexity;
  /**
   * What the answer of every mutation says beside its own; `revision` grows with every change of the partition.
   *
   * @example
   * payload: ({ revision }) => ({ success: true, lastSyncId: revision })
   */
  readonly payload?: (context: { readonly revision: number }) => object;
}

/** Puts an entity away: a moment in a field of its own hides it from lists. */
export interface SoftDelete {
  /** The field that holds the moment. */
  readonly field: string;
  /** The argument of a list that shows what is put away too. */
  readonly include: string;
}

/** Paths that are about the caller without naming it, as `/user/keys` is about the keys of `/users/{username}/keys`. */
export interface OwnPaths<R> {
  /** What such paths begin with. */
  readonly path: `/${string}`;
  /** What they stand for. */
  readonly as: `/${string}`;
  /** The resource that the caller is an entity of. */
  readonly resource: keyof R & string;
  /** That entity; a caller without one is refused as unauthenticated. */
  readonly entity: (context: { readonly caller: Caller; readonly store: Store<R> }) => R[keyof R] | undefined;
}

/** Entity tags and moments of change, and the requests that name them (`If-None-Match`, `If-Modified-Since`). */
export interface Conditional {
  /** Whether tags promise the same bytes (`strong`) or the same meaning (`weak`). */
  readonly etag: "weak" | "strong";
  /** The field of an entity that says when it last changed, for `Last-Modified`. */
  readonly lastModified?: string;
}

export interface VendorConfig<A extends Api, R> {
  readonly name: string;
  readonly auth: Authenticator;
  /**
   * The partition a request belongs to, beside the caller's account: what keeps one tenant's state apart.
   * Default: the caller's account. A failure refuses the request.
   */
  readonly partition?: (
    request: RequestHead & { readonly caller: Caller; readonly store: Store<R> },
  ) => string | Failure;
  /**
   * Who the caller is by what its partition keeps, and whether it may do this: tokens that are entities, their
   * scopes, their end. Default: whoever `auth` found.
   */
  readonly access?: (
    request: RequestHead & {
      readonly caller: Caller;
      readonly store: Store<R>;
      readonly operation: CalledOperation;
      now(): Date;
    },
  ) => Caller | Failure;
  /**
   * Whether the caller may do what it asks for to the entities on the path, once those are found: a failure
   * refuses it. Default: it may.
   */
  readonly authorize?: (
    context: Context<A, R, object> & { readonly operation: CalledOperation },
  ) => Failure | undefined;
  /**
   * Paths that stand for others, by what they begin with; `*` is any segment. One thing has one table then,
   * however it is reached, and one handler: `params` are those of the path it stands for.
   *
   * @example
   * aliases: { "/v2/notes": "/v3/notes", "/objects/*": "/objects/{type}" }
   */
  readonly aliases?: AliasedPaths;
  /**
   * Which entities on a path are found before a handler runs: those of all resources that the description shows, or
   * only of those that the spec models, where its tables are not the description's. Default: `described`.
   */
  readonly parents?: "described" | "modelled";
  /** Paths that are about the caller without naming it. */
  readonly own?: OwnPaths<R>;
  /** How a failure looks on the wire. */
  readonly errors: (failure: Failure<A["errors"]>, request: AnsweredRequest) => FailureAnswer;
  /**
   * Which fields of an entity an answer has: those of its resource, or those that the answer's own description names,
   * as where a list tells less than a single item does. Default: `resource`.
   */
  readonly views?: "resource" | "described";
  /** How the body of a success looks on the wire, where it is more than what the operation answers. */
  readonly answers?: (body: object, request: AnsweredRequest) => object;
  /** Headers every answer carries. */
  readonly headers?: (request: AnsweredRequest) => Readonly<Record<string, string>>;
  /** How the id of a request is made. Default: 24 letters and digits. */
  readonly requestId?: IdGenerator;
  /** The content type of JSON. Default: `application/json`. */
  readonly jsonType?: string;
  /** How answers to reading requests say what they are, so that a client need not get the same twice (RFC 9110). */
  readonly conditional?: Conditional;
  /** How lists are cut into pages; where lists differ in it, by the query parameters that they take. */
  readonly pagination?: Paginator | ((takes: (parameter: string) => boolean) => Paginator);
  /** Which entities lists show first. Default: `oldest`. */
  readonly order?: "newest" | "oldest";
  /** Filters by a query language: the parameter that holds the query, and what it means. */
  readonly search?: SearchLanguage;
  readonly idempotency?: Idempotency;
  readonly graphql?: GraphqlConventions;
  /** How entities are put away without being removed. */
  readonly softDelete?: SoftDelete;
  readonly expansion?: Expansion;
  /**
   * Where parameters may stand. `declared`: where the description says; `anywhere`: in query or body alike.
   * Default: `declared`.
   */
  readonly parameters?: "declared" | "anywhere";
  /** Which methods reach an operation: the one it is described with, or any. Default: `described`. */
  readonly methods?: "described" | "any";
  /**
   * How a form or a query writes what is no text: in names (`a[b]=1`), or as JSON in the text. Where it is
   * JSON, parameters are read alike however they come. Default: `brackets`.
   */
  readonly nested?: "brackets" | "json";
  /**
   * Whether parameters must be as described to the letter: nested objects too refuse names that the
   * description does not have, and a lone value is no list of one. Default: false.
   */
  readonly strictParameters?: boolean;
  /**
   * The content encoding of a request's body, where something else than `Content-Encoding` says it: a parameter
   * of the query. Default: what that header says.
   */
  readonly encoding?: (request: RequestHead) => string | undefined;
  /** The largest request body, in bytes. Default: 32 MiB. */
  readonly maxBody?: number;
  /** The field that a parameter sets or filters by, where they are not called alike: `FriendlyName`, `friendly_name`. */
  readonly fieldName?: (parameter: string) => string;
  /** A parameter's path as the vendor writes it. Default: `a.b[0]`. */
  readonly paramName?: (path: readonly (string | number)[]) => string;
  /** The value that a request sends to unset a field, as `""` in forms. */
  readonly unset?: string;
  /** Fields that a change merges key by key instead of replacing; `unset` removes a key. */
  readonly merge?: readonly string[];
  /** How large the maps of `merge` may grow. Default: without limit. */
  readonly mapLimits?: MapLimits;
  /**
   * Ids of resources without a behaviour of their own, by resource; `*` for all others. Default: what the
   * description allows, UUIDs if it can be.
   */
  readonly ids?: { readonly [resource: string]: IdGenerator };
  /** Defaults every resource shares; a resource without the field ignores them. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** What every change of an entity sets beside its own, such as the moment; a resource without the field ignores it. */
  readonly touched?: Readonly<Record<string, unknown>>;
  /** Fields with an entity's own address and those of what is below it; a resource without them ignores them. */
  readonly links?: (
    place: { readonly path: string; readonly below: readonly string[] },
    context: { url(path: string): string },
  ) => Readonly<Record<string, unknown>>;
  /** What a DELETE answers with. Default: the operation's own success response. */
  readonly deleted?: (self: R[keyof R], resource: string) => unknown;
  /**
   * Fields whose values are replaced wherever requests, answers and states are shown or exported: by name, or
   * by the names of the field and what it stands in, as in `card.number`.
   */
  readonly secrets?: readonly string[];
  /** Faults of this vendor that have a name, such as `rate_limit`. */
  readonly faults?: Readonly<Record<string, FaultRule>>;
  /**
   * How many requests the vendor takes in a while: counted where an answer shows it, refused beyond it where the
   * twin's user asks for that.
   */
  readonly rateLimits?: readonly RateLimit[];
  readonly events?: {
    /** The name of the event for a change; it is sent when the vendor has one of that name. */
    readonly name: (change: { resource: string; change: string; self: object }) => string;
    /** The names that exist. Default: those of the description. */
    readonly known?: readonly A["events"][];
    /** The event as the API shows it and as its deliveries carry it. */
    readonly envelope: (event: Event<A["events"]>, context: { readonly store: Store<R> }) => object;
    /**
     * The name of the schema's type by which an entity of a resource is shown in events, where it is another than
     * its own; one that the schema does not have changes nothing.
     */
    readonly view?: (resource: string) => string;
    /** The resource that keeps events, when the API lists them. */
    readonly resource?: keyof R & string;
    readonly id?: IdGenerator;
    /** The field of that resource that counts the subscribers who have yet to hear of the event. */
    readonly pending?: string;
  };
  /** How subscribers are told over connections that they open. */
  readonly sockets?: Sockets<R>;
  readonly webhooks?: {
    readonly sign?: Signer;
    /** The body of a delivery, where it says more than the event: who is told, and when. */
    readonly body?: (event: object, telling: Telling) => object;
    /** Headers every delivery carries. */
    readonly headers?:
      | Readonly<Record<string, string>>
      | ((attempt: DeliveryAttempt) => Readonly<Record<string, string>>);
    /** How the body of an event's delivery is written, where that is not as JSON. */
    readonly encode?: (
      event: string,
      body: string,
    ) => { readonly contentType: string; readonly body: string } | undefined;
    /** Whether an answer that is no success ends the delivery: nobody wants to be asked again. */
    readonly final?: (answer: {
      readonly status: number;
      header(name: string): string | undefined;
    }) => boolean;
    /** What a subscriber's answer does. */
    readonly answered?: AnswerHandler<A, R>;
    /** What it does that a subscriber could not be told; its answer, where it gave one, was no success. */
    readonly unanswered?: AnswerHandler<A, R>;
    /**
     * How long to wait after each failed attempt before the next, on the twin's clock; behind the last the
     * delivery has failed. Default: a minute, ten minutes, an hour.
     */
    readonly retries?: readonly string[];
    /**
     * Whether a delivery that failed holds those behind it to the same subscriber, so that all keep their order,
     * or steps aside and is repeated by itself. Default: `hold`.
     */
    readonly failures?: "hold" | "step_aside";
    /** How long a receiver may take to answer. Default: ten seconds. */
    readonly timeout?: string;
    /**
     * The secret of a subscription that was made without the API and names none, and of addresses that are told
     * without any; for these also what tells it from the partition and the event.
     */
    readonly secret?: string | ((store: Store<R>, event: object) => string);
    /** Where subscriptions live. */
    readonly subscriptions: (store: Store<R>) => readonly Subscription[];
    /**
     * Subscriptions to what happens in the partitions that are connected to one: those of which it holds an
     * entity of `resource`, whose key is their name. What happens to that entity counts as theirs.
     */
    readonly connected?: {
      readonly resource: keyof R & string;
      readonly subscriptions: (store: Store<R>) => readonly Subscription[];
    };
  };
}

/** A query language over a list's items. */
export interface SearchLanguage {
  readonly param: string;
  /** A test for one item of a resource, or a failure that says what is wrong with the query. */
  readonly compile: (query: string, resource: string) => ((item: object) => boolean) | Failure;
  readonly pagination?: Paginator;
}

/** What `defineVendor` returns: the three things a twin is made of, bound to the vendor's types. */
export interface Vendor<A extends Api, R> {
  readonly kind: "vendor";
  readonly config: VendorConfig<A, R>;
  /** Binds a resource to its place in the description; `.behaves` says the rest. */
  resource<Name extends keyof R & string, P extends ItemPath<A> = never, Field extends keyof R[Name] = never>(
    name: Name,
    identity: ResourceIdentity<R, Name, P, Field>,
  ): {
    behaves(behaviour: Behaviour<A, R, R[Name], [P] extends [never] ? Name : P, R[Name][Field]>): Resource;
  };
  /** Handlers for what no resource covers, by operationId (OpenAPI) or field name (GraphQL). */
  operations(
    handlers: {
      readonly [Id in keyof A["operations"]]?: OperationHandler<A, R, A["operations"][Id]>;
    },
  ): Operations;
  /** Pages that the vendor's customers visit, by path: `context.page` gives their addresses. */
  pages(pages: { readonly [path: `/${string}`]: HostedPage<A, R> }): Pages;
  /** How events are brought about on purpose. */
  triggers(config: TriggerConfig<A["events"]>): Triggers;
  /** What a fresh twin contains; entities named by `id` can refer to each other. */
  seed(fixtures: { readonly [Name in keyof R]?: readonly Changes<R[Name]>[] }): Seed;
}

export interface Triggers {
  readonly kind: "triggers";
  readonly config: object;
}
export interface Resource {
  readonly kind: "resource";
  readonly name: string;
  readonly identity: object;
  readonly behaviour: object;
}
export interface Pages {
  readonly kind: "pages";
  readonly pages: object;
}
export interface Seed {
  readonly kind: "seed";
  readonly fixtures: object;
}
export interface Operations {
  readonly kind: "operations";
  readonly handlers: object;
}
