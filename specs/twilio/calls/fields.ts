import type { Call } from "../resources.ts";

/** What every request about a call says of it. */
export function fieldsOf(call: Call): Record<string, string> {
  const { account_sid, sid, from, to, status = "queued", direction, parent_call_sid } = call;
  return {
    AccountSid: account_sid,
    ApiVersion: "2010-04-01",
    CallSid: sid,
    CallStatus: status,
    Called: to ?? "",
    Caller: from ?? "",
    Direction: direction ?? "",
    From: from ?? "",
    To: to ?? "",
    ...(parent_call_sid && { ParentCallSid: parent_call_sid }),
  };
}
