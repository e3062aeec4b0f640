import type { Json } from "../contracts/schema-node.ts";
import type { FaultCondition } from "./fault-condition.ts";

/** Milliseconds, or a duration such as `250ms`, `2s` or `PT2S`. */
export type FaultDuration = number | string;

/**
 * How long an answer is held back: always as long, something between two bounds, or by percentiles
 * (`{ p50: "80ms", p99: "2s" }`), between which it lies on straight lines.
 */
export type FaultLatency =
  | FaultDuration
  | { readonly from: FaultDuration; readonly to: FaultDuration }
  | { readonly [percentile: `p${number}`]: FaultDuration };

/**
 * What happens to the connection.
 *
 * - `reset`: it breaks before any answer
 * - `hang`: no answer ever comes
 * - `truncated`: it ends amid the answer's body
 * - `malformed`: the answer arrives whole, but is not what its content type says
 * - `slow`: the body trickles
 */
export type FaultNetwork = "reset" | "hang" | "truncated" | "malformed" | "slow";

/** What a fault does. */
export interface FaultEffect {
  /** The answer's status. Without a `body` the answer is an error of the vendor's. */
  readonly status?: number;
  /** The vendor's code of the error. */
  readonly code?: string;
  readonly message?: string;
  /** The parameter that the error names. */
  readonly param?: string;
  /** The answer's body: text as it stands, anything else as JSON. */
  readonly body?: Json;
  /** Headers on top of the answer's own. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly latency?: FaultLatency;
  readonly network?: FaultNetwork;
  /** Bytes a second of a `slow` body. Default: 64. */
  readonly speed?: number;
}

/** Which requests a fault is meant for; all that is given must be so. Nothing given: every request. */
export interface FaultMatch {
  /** The id of an operation. */
  readonly operation?: string;
  readonly method?: string;
  /** The path without its query; `*` stands for a part of one segment, `**` for any number of segments. */
  readonly path?: string;
  /** The resource that the operation is one of. */
  readonly resource?: string;
  readonly partition?: string;
}

/** Which of the requests it is meant for a fault strikes; counted in each partition by itself. */
export interface FaultTiming {
  /** Begins only when this has happened since it was set; what came before that it does not count. */
  readonly after?: FaultCondition;
  /**
   * Ends so long after it began, on the partition's clock: `10m`. It begins when it is set, or when what it waits
   * for has happened.
   */
  readonly during?: string;
  /** Lets as many go by before it begins. */
  readonly skip?: number;
  /** Only the first so many. */
  readonly first?: number;
  /** Only every so manyth. */
  readonly every?: number;
  /** From 0 to 1; drawn from the partition's own randomness. Default: 1. */
  readonly probability?: number;
}

/**
 * A fault: what goes wrong, with which requests, and when.
 *
 * A rule that only delays or adds headers lets the next rules have their say; the first that does more takes
 * the request.
 *
 * @example
 * { operation: "createNote", first: 2, status: 500 }
 */
export interface FaultRule extends FaultMatch, FaultTiming, FaultEffect {
  /**
   * `request`: what is answered instead is answered without anything being done. `answer`: the request is
   * done, and then its answer is lost. Default: `request`.
   */
  readonly on?: "request" | "answer";
  /** One effect after the other instead of always the same; `pass` lets a request go by, as the end does. */
  readonly sequence?: readonly (FaultEffect | "pass")[];
}

/** A rule, or a preset's name with what is to be different in it. */
export interface FaultWish extends FaultRule {
  readonly preset?: string;
}

/** A fault that is set, and what came of it in all partitions. */
export interface Fault {
  readonly id: string;
  readonly rule: FaultRule;
  /** How many requests it was meant for. */
  readonly seen: number;
  /** How many of them it struck. */
  readonly struck: number;
}
