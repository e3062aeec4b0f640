import { parseMoment } from "../clock/moment.ts";
import type { Capture } from "./capture.ts";

/** Which captures are meant. */
export interface CaptureFilter {
  readonly operation?: string;
  /** `402`, or `4xx` for all of their kind. */
  readonly status?: string;
  readonly partition?: string;
  /** The id of a run. */
  readonly run?: string;
  /** From this moment on, on the partition's clock. */
  readonly since?: string;
  /** Only those with a larger id, beginning with the first. */
  readonly after?: number;
  /** How many at most. Default: 100. */
  readonly limit?: number;
}

/** What tells whether a capture is meant. */
export type Filtered = Pick<Capture, "at" | "partition" | "status"> & {
  readonly run: string | undefined;
  readonly operation: { readonly id: string } | undefined;
};

/**
 * A test for what a filter says beside `after` and `limit`.
 *
 * @throws TwinError `bad_time`
 */
export function captureTest(filter: CaptureFilter): (capture: Filtered) => boolean {
  const { operation, status, partition, run } = filter;
  const since = filter.since === undefined ? undefined : parseMoment(filter.since);
  return (capture) =>
    (operation === undefined || capture.operation?.id === operation) &&
    (status === undefined || isStatus(capture.status, status)) &&
    (partition === undefined || capture.partition === partition) &&
    (run === undefined || capture.run === run) &&
    (since === undefined || capture.at >= since);
}

/** Whether a status is the one that is wanted (`402`), or of its kind (`4xx`). */
export function isStatus(status: number, wanted: string): boolean {
  return wanted.endsWith("xx") ? String(status)[0] === wanted[0] : String(status) === wanted;
}
