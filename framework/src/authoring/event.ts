import type { Caller } from "./context.ts";

/** What happened to an entity. */
export interface Event<Name extends string = string> {
  readonly id: string;
  readonly name: Name;
  readonly at: Date;
  /** The entity as the API shows it at that moment. */
  readonly data: object;
  /** The fields that changed, with their previous values. */
  readonly previous?: object;
  /** Who caused it. */
  readonly caller: Caller;
  /** The connected partition it is from, by the key of the entity that stands for it; absent elsewhere. */
  readonly partition?: string;
  /** The request that caused it: its id, absent where none did, and its idempotency key. */
  readonly request: { readonly id: string | undefined; readonly idempotencyKey: string | undefined };
}

/** One telling of one event, at the machine's moment. */
export interface Telling {
  readonly subscription: Subscription;
  readonly at: Date;
}

/** Who asked to know of which events. */
export interface Subscription {
  /** What tells it from others, also when its address changes. Default: the address. */
  readonly id?: string;
  readonly url: string;
  /** Event names; `*` means all. */
  readonly events: readonly string[];
  /** Which of those events concern it, by what is told of each. Default: all. */
  readonly concerns?: (event: { readonly name: string; readonly body: object }) => boolean;
  readonly secret: string;
}

/** Signs one delivery: the headers that prove it. */
export type Signer = (input: {
  /** The event's id, the same at every attempt. */
  readonly id: string;
  readonly body: string;
  readonly secret: string;
  /** The address it goes to. */
  readonly url: string;
  readonly at: Date;
}) => Record<string, string>;
