import type { TwilioContext } from "../context.ts";
import type { Call, Verb } from "../resources.ts";
import { ask } from "./ask.ts";

/** How long a caller speaks whom nobody hears, in seconds. */
const SPOKEN = 5;

/** Ends what a `Record` records, tells of it, and asks what follows. */
export function endRecording(context: TwilioContext, call: Call, verb: Verb, digits = ""): void {
  const { store, tell, url } = context;
  const { action = "", maxLength = "3600", recordingStatusCallback } = verb.attributes;
  const duration = String(Math.min(SPOKEN, Number(maxLength)));
  const { sid, account_sid } = store.recording.insert({
    account_sid: call.account_sid,
    call_sid: call.sid,
    status: "completed",
    source: "RecordVerb",
    duration,
  });
  const said = {
    RecordingSid: sid,
    RecordingUrl: url(`/2010-04-01/Accounts/${account_sid}/Recordings/${sid}`),
    RecordingDuration: duration,
  };
  if (recordingStatusCallback !== undefined)
    tell(new URL(recordingStatusCallback, call.url ?? undefined).href, "recording.completed", {
      AccountSid: account_sid,
      CallSid: call.sid,
      RecordingStatus: "completed",
      RecordingChannels: "1",
      RecordingSource: "RecordVerb",
      ...said,
    });
  ask(context, call, action, { ...said, Digits: digits });
}
