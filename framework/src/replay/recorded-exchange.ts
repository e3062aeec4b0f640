import type { TwinRequest } from "../pipeline/exchange.ts";
import type { RecordedAnswer } from "./recorded-answer.ts";

/** A request of a recorded session and what it was answered. */
export interface RecordedExchange {
  /** Its number in the recording. */
  readonly n: number;
  readonly request: Pick<TwinRequest, "method" | "url" | "headers"> & { readonly body: string };
  /** Whether the request's body was not recorded to its end. */
  readonly cut: boolean;
  readonly answer: RecordedAnswer;
  /** When it was, where the recording tells. */
  readonly when?: {
    /** On the clock of what was recorded, in milliseconds since 1970. */
    readonly at: number;
    /** On the machine's clock, in milliseconds since 1970. */
    readonly wall: number;
    /** How long the answer took, in milliseconds. */
    readonly duration: number;
  };
}
