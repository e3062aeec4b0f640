import type { TwilioContext } from "../context.ts";
import type { Call, Verb } from "../resources.ts";

/** Calls the number that a `Dial` names, while its own call waits for the end of that. */
export function dial({ store }: TwilioContext, call: Call, verb: Verb): void {
  const [noun] = verb.nouns;
  const to = noun?.text || verb.text;
  store.call.update(call, { waiting: verb });
  store.call.insert({
    account_sid: call.account_sid,
    parent_call_sid: call.sid,
    to,
    from: verb.attributes["callerId"] ?? call.from,
    direction: "outbound-dial",
    status: "queued",
    status_callback: noun?.attributes["statusCallback"] ?? null,
    status_callback_events: noun?.attributes["statusCallbackEvent"]?.split(/\s+/) ?? ["completed"],
  });
}
