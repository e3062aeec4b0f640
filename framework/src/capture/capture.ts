import type { Coverage } from "../contracts/artifact.ts";
import type { FaultNetwork } from "../faults/fault-rule.ts";

/** One recorded exchange, as it is listed. */
export interface Capture {
  /** The number of what happened, counted with what was done from outside the API, from 1 on and across restarts. */
  readonly id: number;
  /** The request's own id, as the vendor's header has it. */
  readonly request_id: string;
  /** The moment on the partition's clock, in milliseconds since 1970. */
  readonly at: number;
  /** The moment on the machine's clock, in milliseconds since 1970. */
  readonly wall: number;
  /** How long the twin took, in milliseconds. */
  readonly duration_ms: number;
  readonly partition: string | undefined;
  /** The run it belongs to; absent where none was under way. */
  readonly run?: string;
  /** The vendor's host that was meant, where the request was led here from there. */
  readonly host?: string;
  readonly method: string;
  readonly url: string;
  readonly operation: string | undefined;
  readonly coverage: Coverage | undefined;
  readonly status: number;
  readonly request: CapturedMessage;
  readonly response: CapturedMessage;
  /** What faults made of it; absent where none struck. */
  readonly disturbance?: CapturedDisturbance;
  /** Set where it was read from a file: another program was asked then. */
  readonly imported?: true;
  /** Whether an earlier answer was given again for an idempotency key. */
  readonly replayed: boolean;
  /** Names of the events it caused. */
  readonly events: readonly string[];
  /** What it changed, in order. */
  readonly changes: readonly {
    readonly resource: string;
    readonly id: string;
    readonly kind: "inserted" | "updated" | "removed";
  }[];
}

/** What faults made of an exchange. */
export interface CapturedDisturbance {
  /** Ids of the faults that struck. */
  readonly faults: readonly string[];
  /** Milliseconds that the answer was held back. */
  readonly delay_ms?: number;
  /** What became of the connection. */
  readonly network?: FaultNetwork;
}

export interface CapturedMessage {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** The body's size in bytes where it was too large to keep whole. */
  readonly truncated_from?: number;
}

/** One recorded exchange by itself: its changes with the entities before and after. */
export interface CaptureDetail extends Omit<Capture, "changes"> {
  readonly changes: readonly (Capture["changes"][number] & {
    readonly before?: unknown;
    readonly after?: unknown;
  })[];
}
