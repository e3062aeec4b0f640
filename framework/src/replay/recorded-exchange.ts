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
}
