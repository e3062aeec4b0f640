/** What came of doing a recorded session again. */
export interface ReplayReport {
  readonly recording: {
    /** Where the session was read from. */
    readonly kind: "journal" | "captures" | "har" | "bundle";
    /** Version and digest of the twin that was recorded, where the recording tells. */
    readonly version?: string;
    readonly digest?: string;
    /** The number of the first record, where what was before it has been cleared away. */
    readonly from?: number;
  };
  /** Version and digest of the twin that answered again, where one of this machine did. */
  readonly replayed: { readonly version?: string; readonly digest?: string; readonly url?: string };
  /**
   * `bytes`: every answer had to be the same, byte for byte; `roles`: ids could be others as long as each
   * stood for the same thing throughout, and times as long as they lay as far apart.
   */
  readonly compared: "bytes" | "roles";
  /** How many requests were sent again. */
  readonly requests: number;
  /** How many things were done again that are no requests, such as moving the clock. */
  readonly actions: number;
  /** How many requests could not be sent again or compared wholly: too much of them was not recorded. */
  readonly incomplete: number;
  /** How many requests were sent without the credentials they were recorded with; absent: none. */
  readonly withheld?: number;
  /** How many requests were answered differently. */
  readonly differing: number;
  /** The first differences in order; `differing` counts all. */
  readonly differences: readonly ReplayDifference[];
}

/** One place in which an answer differs from the recorded one. */
export interface ReplayDifference {
  /** The request's number in the recording. */
  readonly n: number;
  readonly method: string;
  readonly url: string;
  readonly what: "status" | "header" | "body";
  /** The header's name, or a JSON pointer into the body; empty for the whole. */
  readonly path: string;
  /** Absent where there was nothing. */
  readonly recorded?: unknown;
  /** Absent where there is nothing now. */
  readonly replayed?: unknown;
}
