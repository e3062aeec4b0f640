import type { TwilioContext } from "../context.ts";
import type { Call } from "../resources.ts";
import { ask } from "./ask.ts";
import { followScript } from "./follow-script.ts";

/** Lets a call go on whose `Dial` is over. */
export function resumeDial(context: TwilioContext & { readonly self: Call }): undefined {
  const { self, store } = context;
  const child = store.call.list({ parent_call_sid: self.sid }).at(-1);
  if (self.waiting?.name !== "Dial" || self.status !== "in-progress" || !child) return;
  const { action } = self.waiting.attributes;
  const said = {
    DialCallSid: child.sid,
    DialCallStatus: child.status ?? "completed",
    DialCallDuration: child.duration ?? "0",
  };
  if (action === undefined) followScript(context, store.call.update(self, { waiting: null }));
  else ask(context, self, action, said);
}
