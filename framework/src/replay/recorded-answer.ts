import type { TwinRequest } from "../pipeline/exchange.ts";

/** An answer as it was recorded. */
export interface RecordedAnswer {
  readonly status: number;
  readonly headers: TwinRequest["headers"];
  readonly body: string;
  /** Whether the body was not recorded to its end. */
  readonly cut?: boolean;
}
