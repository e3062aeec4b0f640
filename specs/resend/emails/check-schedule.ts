import { momentOf } from "./moment.ts";
import { invalid, type Problem } from "./problem.ts";

/** How far ahead something may be scheduled (resend.com/docs/dashboard/emails/schedule-email). */
const FARTHEST = 30 * 86_400_000;

/** What is wrong with a moment at which something shall be sent. */
export function checkSchedule(text: string, now: Date): Problem | undefined {
  const moment = momentOf(text, now);
  if (!moment)
    return invalid(
      "Invalid `scheduled_at` field. It should be in natural language (e.g. `in 10 min`) or in ISO 8601 format.",
    );
  if (moment <= now) return invalid("Invalid `scheduled_at` field. It should be in the future.");
  return moment.getTime() - now.getTime() > FARTHEST
    ? invalid("Invalid `scheduled_at` field. It should be at most 30 days ahead.")
    : undefined;
}
