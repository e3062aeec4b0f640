import { TwinError } from "../contracts/twin-error.ts";

/**
 * Milliseconds since 1970 of a time: ISO 8601, a date, or those milliseconds.
 *
 * @throws TwinError `bad_time`
 */
export function parseMoment(time: Date | string | number): number {
  const moment = new Date(time).getTime();
  if (Number.isNaN(moment))
    throw new TwinError("bad_time", `The time ${JSON.stringify(time)} is none.`, {
      hint: "Give an ISO 8601 time such as 2026-01-31T12:00:00Z, or milliseconds since 1970.",
    });
  return moment;
}
