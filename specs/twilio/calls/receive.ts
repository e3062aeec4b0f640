import type { TwilioContext } from "../context.ts";
import { ownNumber } from "../phone/own-numbers.ts";
import type { Call } from "../resources.ts";
import { endCall } from "./end-call.ts";
import { fieldsOf } from "./fields.ts";

/** Lets somebody call a number of the account's, and asks the application what to do. */
export function receiveCall(
  context: TwilioContext,
  { from, to }: { readonly from: string; readonly to: string },
): Call {
  const { store, tell, emit, fail } = context;
  const number = ownNumber(context, to) ?? fail("20404", { message: `No account has the number ${to}.` });
  const application = store.application.find(number.voice_application_sid ?? "");
  const address = application?.voice_url || number.voice_url || null;
  const call = store.call.insert({
    account_sid: number.account_sid,
    from,
    to,
    direction: "inbound",
    status: "ringing",
    url: address,
    phone_number_sid: number.sid,
    status_callback: number.status_callback || null,
  });
  if (address === null) {
    emit("call.received", fieldsOf(call));
    return endCall(context, call, "no-answer");
  }
  tell(address, "call.received", fieldsOf(call));
  return call;
}
