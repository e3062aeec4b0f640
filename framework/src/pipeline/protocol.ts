import type { OperationEntry } from "../contracts/artifact.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { Exchange, TwinResponse } from "./exchange.ts";

/** A way of speaking in which operations share an address, so that the request's body says which are meant. */
export interface Protocol {
  /** Whether an address is spoken to in it. */
  owns(path: string): boolean;
  /** Finds out what a request asks for; one that cannot be read says so when it is answered. */
  open(exchange: Exchange): Conversation;
}

/** A request in a protocol of its own. */
export interface Conversation {
  /** The operations that it asks for, in order; none where it cannot be read. */
  readonly operations: readonly OperationEntry[];
  /** Carries them out, in the session of the exchange; an operation that fails undoes itself alone. */
  answer(exchange: Exchange): TwinResponse;
}

/** Makes a protocol for a twin, where the twin speaks it. */
export type ProtocolMaker = (twin: TwinModel) => Protocol | undefined;
