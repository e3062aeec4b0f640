import type { TwilioContext } from "../context.ts";
import { rfc2822 } from "../conventions/times.ts";
import type { Call } from "../resources.ts";
import { fieldsOf } from "./fields.ts";

export type CallEvent = "initiated" | "ringing" | "answered" | "completed";

/** Tells the address that asked for it how a call gets on. */
export function tellProgress({ tell, now }: TwilioContext, call: Call, event: CallEvent): void {
  const { status_callback: address, status_callback_events, duration } = call;
  if (!address || !status_callback_events.includes(event)) return;
  tell(address, `call.${event}`, {
    ...fieldsOf(call),
    ...(event === "initiated" && { CallStatus: "initiated" }),
    CallbackSource: "call-progress-events",
    SequenceNumber: String(status_callback_events.indexOf(event)),
    Timestamp: rfc2822(now()),
    ...(event === "completed" && {
      CallDuration: duration ?? "0",
      Duration: String(Math.ceil(Number(duration) / 60)),
    }),
  });
}
