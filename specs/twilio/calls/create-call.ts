import type { Body, Changes } from "@wondertwin/framework";
import type { TwilioContext } from "../context.ts";
import { callFrom, callTo } from "../phone/magic-numbers.ts";
import { isChannelAddress, isE164 } from "../phone/numbers.ts";
import { mayUse } from "../phone/own-numbers.ts";
import type { Call } from "../resources.ts";
import type { Api } from "../vendor.ts";

type Asked = Body<Api["operations"]["CreateCall"]>;

/** A call as it is taken, or why it is not. */
export function takenCall(context: TwilioContext, asked: Asked): Changes<Call> {
  const { store, fail } = context;
  const { To, From, Url, Twiml, ApplicationSid } = asked;
  const [badTo, badFrom] = [callTo[To], callFrom[From]];
  if (badTo !== undefined) fail(badTo, { param: "To" });
  if (badFrom !== undefined) fail(badFrom, { param: "From" });
  if (!isE164(To) && !isChannelAddress(To)) fail("21211", { param: "To" });
  const isVerified = store.outgoing_caller_id.find({ phone_number: From }) !== undefined;
  if (!isChannelAddress(From) && !mayUse(context, From) && !isVerified) fail("21210", { param: "From" });
  const application = ApplicationSid === undefined ? undefined : store.application.find(ApplicationSid);
  if (ApplicationSid !== undefined && !application) fail("21218");
  const url = Url ?? application?.voice_url ?? null;
  if (Twiml === undefined && (url === null || !URL.canParse(url))) fail("21205", { param: "Url" });
  return {
    to: To,
    from: From,
    direction: "outbound-api",
    url,
    twiml: Twiml ?? null,
    status_callback: asked.StatusCallback ?? application?.status_callback ?? null,
    status_callback_events: asked.StatusCallbackEvent ?? ["completed"],
    phone_number_sid: store.incoming_phone_number.find({ phone_number: From })?.sid ?? null,
  };
}
