import type { ResendContext } from "../context.ts";
import { written } from "../conventions/time.ts";
import { checkSchedule } from "../emails/check-schedule.ts";
import { checkSender } from "../emails/check-sender.ts";
import { momentOf } from "../emails/moment.ts";
import { missing, refuse } from "../emails/problem.ts";
import type { Resources } from "../resources.ts";
import { sendBroadcast } from "./send-broadcast.ts";

type Broadcast = Resources["broadcast"];

/** Sends a broadcast, now or once its moment comes: what changes of it. */
export function dispatch(
  broadcast: Broadcast,
  scheduled_at: string | undefined,
  context: ResendContext,
): Partial<Broadcast> {
  const { fail, now, store } = context;
  const { from, html, segment_id, subject, text } = broadcast;
  if (!from) return refuse(missing("from"), fail);
  if (!subject) return refuse(missing("subject"), fail);
  if (!html && !text) return refuse(missing("html"), fail);
  if (segment_id === null) return refuse(missing("segment_id"), fail);
  const problem =
    checkSender(from, [], context) ??
    (scheduled_at === undefined ? undefined : checkSchedule(scheduled_at, now()));
  if (problem) return refuse(problem, fail);
  const moment = scheduled_at === undefined ? undefined : momentOf(scheduled_at, now());
  if (!moment) return sendBroadcast(broadcast, context);
  store.broadcast.schedule(broadcast, "send", moment);
  return { status: "queued", scheduled_at: written(moment) };
}
