import type {
  ActionOf,
  ActOf,
  Api,
  CreateOf,
  FieldsOf,
  ListOf,
  OperationAt,
  Query,
  UpdateOf,
} from "./api.ts";
import type { Caller, Changes, Context, Store } from "./context.ts";
import type { IdGenerator } from "./id.ts";

/** A value, or how to compute it when the entity is created. */
export type Default<T, A extends Api, R, Op> =
  | T
  | ((context: Context<A, R, Op> & { readonly id: string; readonly self: Changes<unknown> }) => T);

/** What a reading of an entity may look at. */
export interface ReadContext<R> {
  readonly store: Store<R>;
  readonly caller: Caller;
  url(path: string): string;
  unix(): number;
}

/** A custom method and its edge in the state machine. */
export interface Action<A extends Api, R, T, State, Op> {
  /** States the action is allowed in; any other fails with `failed_precondition`. */
  readonly from?: readonly State[];
  /** The state the action leads to. */
  readonly to?: State | ((context: Context<A, R, Op> & { readonly self: T }) => State);
  /** Further changes to the entity, and effects on others. A `to` is decided after it, on the changed entity. */
  readonly handle?: (context: Context<A, R, Op> & { readonly self: T }) => Changes<T> | undefined;
  /** The event that tells of it, where the vendor's naming rule does not; `false` sends none. */
  readonly event?: A["events"] | false;
}

/** What a resource is: its place in the description. */
export interface ResourceIdentity<R, Name extends keyof R, P extends string, Field extends keyof R[Name]> {
  /**
   * The item's path: the types of the standard methods and of the actions follow from it. What they do at run
   * time follows from the description. RPC and GraphQL vendors leave it out and bind their methods with
   * `vendor.operations`.
   */
  readonly path?: P;
  /** `false`: the spec's own, whatever the description has under that name. */
  readonly described?: false;
  /** How ids are made. */
  readonly id: IdGenerator;
  /** The field that tells its entities apart. Default: the one the description shows, else `id`. */
  readonly key?: keyof R[Name];
  /**
   * The fields that are its name in paths, where those do not say its key: `["owner_login", "name"]` for
   * `/repos/{owner}/{repo}`. Below one parent a name is unique. Default: the one field the description shows.
   */
  readonly by?: readonly (keyof R[Name] & string)[];
  /** Whether names are the same in upper and lower case. */
  readonly ignoreCase?: boolean;
  /** The field that holds the state that `actions` change. Default: the one the description shows. */
  readonly state?: Field;
}

/** Computes a field that leads elsewhere or takes arguments; a list of entities is filtered and cut as asked. */
type Resolver<R, T, Field> = Field extends { args: infer Args; type: infer Type }
  ? (self: T, context: ReadContext<R> & { readonly args: Args }) => Type
  : never;

/** How a resource behaves. Every member is optional: the description answers for what is left out. */
export interface Behaviour<A extends Api, R, T, P extends string, State> {
  /** What a new entity has when the request does not say. Nullable fields are null without being listed. */
  readonly defaults?: { readonly [K in keyof T]?: Default<T[K], A, R, CreateOf<A, P>> };
  /** Fields derived on every read, never stored. */
  readonly computed?: {
    readonly [K in keyof T]?: (self: T, context: ReadContext<R>) => T[K];
  } & { readonly [F in keyof FieldsOf<A, P>]?: Resolver<R, T, FieldsOf<A, P>[F]> };
  /** The same for many fields at once, where they come from one thing: addresses, an author's name and picture. */
  readonly shows?: (self: T, context: ReadContext<R>) => Changes<T>;
  /** Fields that stay out of answers until a request expands them. */
  readonly onExpand?: readonly (keyof T)[];
  /** Secrets that the answer to the creation shows, and no later one. */
  readonly onCreate?: readonly (keyof T)[];
  /** The state of a new entity. Default: the likeliest of the listed ones (`draft`, `pending`, `open` …). */
  readonly initial?: State | ((self: T) => State);
  /** Custom methods: the paths below the item. */
  readonly actions?: { readonly [K in ActionOf<A, P>]?: Action<A, R, T, State, ActOf<A, P, K>> };
  /** Events, where the vendor's naming rule does not say it all; `false` sends none. */
  readonly events?: {
    readonly [K in "created" | "updated" | "deleted" | (State & string)]?: A["events"] | false;
  };
  /** List filters beyond equality on a field of the same name. */
  readonly filters?: {
    readonly [K in keyof Query<ListOf<A, P>>]?: (
      self: T,
      value: NonNullable<Query<ListOf<A, P>>[K]>,
      context: { readonly store: Store<R>; unix(): number },
    ) => boolean;
  };
  /**
   * Whether the caller may see an entity; what it may not see is not there, neither on paths nor in lists.
   * Default: it may.
   */
  readonly visible?: (self: T, context: Context<A, R, object>) => boolean;
  /** Which entities lists show, whatever a request filters by. Default: all. */
  readonly listed?: (self: T, context: Context<A, R, ListOf<A, P>>) => boolean;
  /** Fields of this resource that a change merges key by key instead of replacing, beside the vendor's. */
  readonly merge?: readonly (keyof T)[];
  /**
   * Ids that anyone may name without making them first, such as test tokens: the fields of the entity that
   * each use of one creates.
   */
  readonly wellKnown?: (id: string, context: { readonly store: Store<R> }) => Changes<T> | undefined;
  /**
   * Finds an entity by another name than its id, such as a number that people use; `parents` are those that the
   * path goes through above it.
   */
  readonly find?: (
    id: string,
    context: { readonly store: Store<R>; readonly parents: { readonly [Name in keyof R]?: R[Name] } },
  ) => T | undefined;
  readonly create?: (context: Context<A, R, CreateOf<A, P>>) => Changes<T>;
  /** Runs after the new entity is stored; what it returns is the answer's entity. */
  readonly created?: (context: Context<A, R, CreateOf<A, P>> & { readonly self: T }) => T | undefined;
  readonly update?: (context: Context<A, R, UpdateOf<A, P>> & { readonly self: T }) => Changes<T>;
  /**
   * What comes over an entity by itself when the clock reaches the moment that `store.<resource>.schedule` named:
   * an expiry, a renewal. It happens wholly or, when it throws, not at all, and its moment is `now()`.
   */
  readonly effects?: {
    readonly [name: string]: (
      context: Context<A, R, object> & { readonly self: T },
    ) => Changes<T> | undefined;
  };
  /**
   * Puts down what comes over a new entity by itself, whoever makes it: a request, a handler or a seed. Of what a
   * seed holds, only what still lies ahead happens.
   */
  readonly plan?: (context: Context<A, R, object> & { readonly self: T }) => void;
  readonly remove?: (context: Context<A, R, OperationAt<A, P, "delete">> & { readonly self: T }) => void;
  /**
   * The moment at which a request about an entity, or for a new one, happens, where that is not the partition's:
   * for entities that go by a clock of their own.
   */
  readonly moment?: (
    context: Context<A, R, CreateOf<A, P>> & { readonly self: T | undefined },
  ) => Date | undefined;
}
