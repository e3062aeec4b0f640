import type { Api, Body, ErrorOf, Ok, Params, Query } from "./api.ts";
import type { FailureDetails, Reason } from "./failure.ts";
import type { Paged, Reply } from "./reply.ts";

/** Some fields of an entity, `undefined` meaning "leave as it is". */
export type Changes<T> = { [K in keyof T]?: T[K] | undefined };

/** Typed access to the twin's state, one collection per resource. */
export type Store<R, Events extends string = string> = {
  readonly [Name in keyof R]: Collection<R[Name], Events>;
};

/** Which entities are meant: by equal fields, or by a test. */
export type Where<T> = Partial<T> | ((item: T) => boolean);

/** The entities of one resource, oldest first. Entities are immutable: `update` returns a new one. */
export interface Collection<T, Events extends string = string> {
  /** The entity, or a `not_found` failure in the vendor's own format. */
  get(id: string | number): T;
  /** The entity with this id or these fields, if there is one. */
  find(where: string | number | Where<T>): T | undefined;
  list(where?: Where<T>): T[];
  /** The part of the collection nested under an entity: the labels of one repository. */
  within(parent: object): Collection<T, Events>;
  /** Adds an entity the way the API would: id, defaults and `created` event included. */
  insert(fields: Changes<T>): T;
  /** Changes an entity; `event` says what happened where the vendor's naming rule does not, `false` nothing. */
  update(item: T, changes: Changes<T>, options?: { readonly event?: Events | false }): T;
  remove(item: T): void;
  /** An entity as the API shows it, to stand in an answer among other things. */
  show(item: T): T;
  /**
   * Lets an effect of the resource's come over an entity after a duration (`2d`) or at a moment; said again, it
   * moves it there.
   *
   * @example
   * store.trial.schedule(trial, "end", "14d");
   */
  schedule(item: T, effect: string, when: string | Date): void;
  /** Takes back what `schedule` said, where it has not happened yet. */
  unschedule(item: T, effect: string): void;
}

/** Who sent the request. */
export interface Caller {
  /** What tells this caller from others: a user, an account, a key. */
  readonly id: string;
  readonly scopes: readonly string[];
  /** The account whose state the caller sees; the default partition where absent. */
  readonly account?: string;
  /** The credential as sent, for error messages. */
  readonly credential?: string;
}

/** What every handler receives. Destructure what you need. Handlers are synchronous. */
export interface Context<A extends Api, R, Op> {
  readonly params: Params<Op>;
  /**
   * The entities the path goes through, found before the handler runs: below
   * `/repos/{owner}/{repo}/issues/{issue_number}/` a `repository` and an `issue`.
   */
  readonly parents: { readonly [Name in keyof R]: R[Name] };
  readonly query: Query<Op>;
  readonly body: Body<Op>;
  readonly caller: Caller;
  readonly store: Store<R, A["events"]>;
  /** A request header, by lower-case name. */
  header(name: string): string | undefined;
  /** An address of this twin: `url("/v1/files/file_1")`. */
  url(path: string): string;
  /** The address of one of the vendor's hosted pages, for the caller's partition: `page("/consent/c_1")`. */
  page(path: string): string;
  /** The twin's clock; tests can move it. `unix` is the same in whole seconds. */
  now(): Date;
  unix(): number;
  /**
   * Does something as of another moment: `now` and `unix` show it meanwhile, also to defaults. Effects are still
   * put down on the twin's own clock, and events are still of its moment.
   */
  asOf<T>(moment: Date, act: () => T): T;
  /** `length` characters of the partition's own randomness, from `alphabet` (letters and digits unless said). */
  random(length: number, alphabet?: string): string;
  /** Ends the request with one of the vendor's errors and undoes it, unless `keep` is said. */
  fail(code: ErrorOf<A, Op> | Reason, details?: FailureDetails): never;
  /** Records an event about an entity and tells every subscriber of it. */
  emit(event: A["events"], data: object, previous?: object): void;
  /** Tells one address of an event, whoever asked for others. */
  tell(address: string, event: A["events"], data: object): void;
}

/**
 * A handler answers with the body of the operation's success, with `paged` items, or with a `reply` that differs
 * from it; an entity of the store is shown as the API does.
 */
export type OperationHandler<A extends Api, R, Op> = (context: Context<A, R, Op>) => Ok<Op> | Reply | Paged;
