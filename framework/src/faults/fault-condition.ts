import { isStatus } from "../capture/capture-filter.ts";
import { type MatchSubject, type RequestMatch, requestTest } from "./request-match.ts";

/** What must have happened in a partition before a fault begins there; all that is given must be so. */
export interface FaultCondition extends Pick<RequestMatch, "operation" | "method" | "path" | "resource"> {
  /** The status of the answer: `402`, or `4xx` for all of their kind. */
  readonly status?: string;
  /** The name of an event that came of it. */
  readonly event?: string;
  /** How often. Default: once. */
  readonly count?: number;
}

/** What has just happened in a partition. */
export interface Happening extends MatchSubject {
  readonly status: number;
  /** Names of the events that came of it. */
  readonly events: readonly string[];
}

/** A test for what a condition counts. */
export function conditionTest({
  status,
  event,
  count: _,
  ...match
}: FaultCondition): (of: Happening) => boolean {
  const isMeant = requestTest(match);
  return (happening) =>
    isMeant(happening) &&
    (event === undefined || happening.events.includes(event)) &&
    (status === undefined || isStatus(happening.status, status));
}
