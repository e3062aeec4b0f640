/** How a delivery stands: `waiting` for its next attempt, or at its end. */
export type DeliveryStatus = "waiting" | "succeeded" | "failed" | "cancelled";

/** Telling one subscriber of one event, as plain data. */
export interface Delivery {
  /** Counts up from 1 in the partition. */
  readonly number: number;
  readonly event: { readonly id: string; readonly name: string };
  /** The subscription's id. */
  readonly subscription: string;
  /** The subscription's partition, where that is not the event's. */
  readonly home?: string;
  readonly url: string;
  readonly status: DeliveryStatus;
  /** When the next attempt is due, on the partition's clock; once at its end, when the last one was. */
  readonly due: number;
  /** Attempts since it was last put into the queue: what the retry schedule counts. */
  readonly tries: number;
  readonly attempts: readonly Attempt[];
  /** It has failed and stepped aside: those behind it do not wait for it. */
  readonly aside?: true;
  /** Set where no subscription stands behind it: its address was to be told of this alone. */
  readonly addressed?: true;
  /** The event as JSON, where no resource of the vendor's keeps it. */
  readonly payload?: string;
}

/** One attempt to tell a subscriber. */
export interface Attempt extends Outcome {
  /** The moment on the partition's clock, in milliseconds since 1970. */
  readonly at: number;
}

/** What came of an attempt: an answer, or the reason why there was none. */
export interface Outcome {
  /** The answer's status; absent where none came. */
  readonly status?: number;
  /** The answer's first kilobyte; all of it where the vendor heeds answers. */
  readonly body?: string;
  /** The answer wants no further attempt. */
  readonly final?: true;
  /** Why no answer came: `timeout`, `host_not_allowed`, `twin_failed`, or the network's own code such as `ECONNREFUSED`. */
  readonly error?: string;
  /** How long it took, in milliseconds of the machine's time. */
  readonly duration: number;
}

/** What goes one after another: the deliveries to the same subscriber, but for those that have stepped aside. */
export function lineOf({
  home = "",
  subscription,
  aside,
  number,
}: Pick<Delivery, "aside" | "home" | "number" | "subscription">): string {
  return aside ? `${home}\n${subscription}\n${number}` : `${home}\n${subscription}`;
}

export function isSuccess({ status }: Outcome): boolean {
  return status !== undefined && status >= 200 && status < 300;
}
