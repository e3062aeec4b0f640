import type { TwilioContext } from "../context.ts";
import { rfc2822 } from "../conventions/times.ts";
import { unanswered } from "../phone/magic-numbers.ts";
import type { Call } from "../resources.ts";
import { parseTwiml } from "../twiml/parse-twiml.ts";
import { ask } from "./ask.ts";
import { tellProgress } from "./callbacks.ts";
import { endCall } from "./end-call.ts";
import { followScript } from "./follow-script.ts";

type Self = TwilioContext & { readonly self: Call };

/** How long two people talk whom a `Dial` connects. */
const TALK = "10s";

/** Puts down that a new call rings soon. */
export function planCall(context: Self): void {
  const { self, store } = context;
  if (self.direction === "inbound" || self.status !== "queued") return;
  tellProgress(context, self, "initiated");
  store.call.schedule(self, "ring", "1s");
}

export function ring(context: Self): undefined {
  const { self, store } = context;
  const call = store.call.update(self, { status: "ringing" });
  tellProgress(context, call, "ringing");
  if (unanswered[call.to ?? ""] === undefined) store.call.schedule(call, "answer", "2s");
  else store.call.schedule(call, "giveUp", "2s");
}

export function giveUp(context: Self): undefined {
  endCall(context, context.self, unanswered[context.self.to ?? ""] ?? "no-answer");
}

export function answer(context: Self): undefined {
  const { self, store } = context;
  const call = take(context, self);
  if (call.direction === "outbound-dial") store.call.schedule(call, "next", TALK);
  else if (call.twiml !== null) follow(context, call, call.twiml);
  else ask(context, call, call.url ?? "");
}

/** Somebody answers: from now on it counts. */
export function take(context: TwilioContext, call: Call): Call {
  const { store, now, unix } = context;
  const taken = store.call.update(call, {
    status: "in-progress",
    start_time: rfc2822(now()),
    answered_at: unix(),
  });
  tellProgress(context, taken, "answered");
  return taken;
}

/** Follows TwiML; what is none ends the call with a word about it. */
export function follow(context: TwilioContext, call: Call, twiml: string): void {
  const script = parseTwiml(twiml);
  if (script) followScript(context, context.store.call.update(call, { script, waiting: null }));
  else endCall(context, apologised(context, call));
}

/** What whoever is on the line hears where an application does not answer as it should. */
export function apologised({ store }: TwilioContext, call: Call): Call {
  return store.call.update(call, {
    transcript: [...call.transcript, "We are sorry, an application error has occurred. Goodbye."],
  });
}
