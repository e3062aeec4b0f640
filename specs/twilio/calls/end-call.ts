import type { TwilioContext } from "../context.ts";
import { rfc2822 } from "../conventions/times.ts";
import type { Call } from "../resources.ts";
import { tellProgress } from "./callbacks.ts";

/** What a begun minute costs, in dollars. */
const MINUTE = 0.013;

const over: readonly (string | undefined)[] = ["completed", "busy", "failed", "no-answer", "canceled"];

export const isOver = ({ status }: Call): boolean => over.includes(status);

/** Ends a call, and with it all that it waits for. */
export function endCall(context: TwilioContext, call: Call, status: Call["status"] = "completed"): Call {
  const { store, now, unix } = context;
  if (isOver(call)) return call;
  for (const effect of ["ring", "answer", "giveUp", "next"]) store.call.unschedule(call, effect);
  const duration = call.answered_at === 0 ? 0 : unix() - call.answered_at;
  const ended = store.call.update(call, {
    status,
    script: [],
    waiting: null,
    end_time: rfc2822(now()),
    duration: String(duration),
    ...(status === "completed" && { price: (-MINUTE * Math.max(1, Math.ceil(duration / 60))).toFixed(5) }),
  });
  tellProgress(context, ended, "completed");
  const parent = store.call.find(call.parent_call_sid ?? "");
  if (parent?.waiting?.name === "Dial") store.call.schedule(parent, "resumeDial", now());
  return ended;
}
