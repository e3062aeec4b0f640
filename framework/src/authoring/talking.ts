import type { Api } from "./api.ts";
import type { Context, Store } from "./context.ts";

/** An attempt to deliver, as far as it is known before it is made. */
export interface DeliveryAttempt {
  /** The event's id and name. */
  readonly id: string;
  readonly event: string;
  /** The subscription's id. */
  readonly subscription: string;
  /** How often it was tried before. */
  readonly tries: number;
  /** What came of the last try: an answer's status, or the reason why there was none. */
  readonly last?: { readonly status?: number; readonly error?: string };
}

/** What a subscriber answered to a delivery. */
export interface DeliveryAnswer {
  /** The event's name. */
  readonly event: string;
  /** What was delivered. */
  readonly payload: unknown;
  /** The answer's body: what its JSON says, or its text; undefined: there was none. */
  readonly answer: unknown;
}

/** Takes what a subscriber answered with a success, and changes the state accordingly. */
export type AnswerHandler<A extends Api, R> = (
  context: Context<A, R, object>,
  answered: DeliveryAnswer,
) => void;

/** What goes to a subscriber over its connection. */
export interface SocketDelivery extends DeliveryAttempt {
  /** What tells it from others until it is acknowledged. */
  readonly id: string;
  /** The event's name. */
  readonly event: string;
  readonly payload: unknown;
}

/**
 * How a vendor tells subscribers over WebSockets that they open: the deliveries of a subscription whose address
 * begins with `socket:` go over its newest connection.
 */
export interface Sockets<R> {
  /** Where connections are opened: an address of the partition's, `context.page(path)`. */
  readonly path: `/${string}`;
  /** The id of the subscription whose connection it is, by the address' query; undefined refuses it. */
  readonly subscription: (
    query: Readonly<Record<string, string | undefined>>,
    store: Store<R>,
  ) => string | undefined;
  /** What is said first, and how many connections the subscription has now. */
  readonly hello?: (subscription: string, connections: number) => object;
  readonly envelope: (delivery: SocketDelivery) => object;
  /** Which delivery a message acknowledges, and what it answers to it. */
  readonly acknowledged: (message: unknown) => { readonly id: string; readonly answer?: unknown } | undefined;
  /** What is said before the twin ends a connection. */
  readonly goodbye?: object;
}
