import type { Caller } from "../authoring/context.ts";
import type { RequestHead } from "../authoring/vendor.ts";
import type { RequestMatch } from "../faults/request-match.ts";

/**
 * Headers about a limit. In their values `{limit}`, `{used}`, `{remaining}` stand for counts, `{reset}` for the
 * moment when the window ends in seconds since 1970, `{seconds}` for how many until then, and `{window}` for the
 * window's length in seconds; anything else stands as it is.
 */
export type LimitHeaders = Readonly<Record<string, string>>;

/** What may differ between two requests that are counted apart. */
export type LimitDimension = "caller" | "operation" | "path";

/** How many requests a vendor takes in a while. */
export interface RateLimit {
  /** What tells it from others, as users see it. */
  readonly name: string;
  /** The requests that it counts; all unless told. */
  readonly match?: RequestMatch;
  /** Those of them that it does not count. */
  readonly except?: RequestMatch;
  /** Whether it counts a request, where that depends on more than its operation. */
  readonly when?: (request: RequestHead & { readonly caller: Caller }) => boolean;
  /** How many requests a window takes. */
  readonly limit: number;
  /** How long a window is on the twin's clock: `1s`, `1h`. It begins with the first request it counts. */
  readonly per: string;
  /** Whether windows begin at whole multiples of their length instead, as days do at midnight. */
  readonly aligned?: boolean;
  /** What is counted apart inside a partition. Default: nothing, all its callers share one count. */
  readonly by?: readonly LimitDimension[];
  /** Headers of every answer that it counts, whether it is enforced or not. */
  readonly headers?: LimitHeaders;
  /** Headers of a refusal. Default: `Retry-After` with the seconds until the window ends. */
  readonly refused?: LimitHeaders;
  /** What the vendor's `errors` is told of a refusal, beside the reason `resource_exhausted`. */
  readonly failure?: {
    readonly code?: string;
    readonly message?: string;
    readonly extra?: Readonly<Record<string, unknown>>;
  };
}

/** How far a limit is used up in a window. */
export interface LimitUsage {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** When the window ends, in milliseconds since 1970 on the partition's clock. */
  readonly reset: number;
}
