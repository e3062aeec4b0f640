import type { TwilioContext } from "../context.ts";
import { countryOf } from "../phone/numbers.ts";
import { ownNumber } from "../phone/own-numbers.ts";
import type { Message } from "../resources.ts";
import { heedOptOut } from "./opt-outs.ts";
import { segmentsOf } from "./segments.ts";

interface Incoming {
  readonly from: string;
  readonly to: string;
  readonly body: string;
}

/** Takes a message that somebody sends to a number of the account's, and tells the application of it. */
export function receive(context: TwilioContext, { from, to, body }: Incoming): Message {
  const { store, tell, emit, fail } = context;
  const number = ownNumber(context, to) ?? fail("20404", { message: `No account has the number ${to}.` });
  const sender = store.messaging_sender.find({ phone_number: to });
  const service = store.messaging_service.find(sender?.service_sid ?? "");
  const message = store.message.insert({
    account_sid: number.account_sid,
    from,
    to,
    body,
    direction: "inbound",
    status: "received",
    num_segments: String(segmentsOf(body)),
    ...(service && { messaging_service_sid: service.sid }),
  });
  heedOptOut(context, { number: from, sender: to }, body);
  const said = fieldsOf(message);
  const address = service?.inbound_request_url || number.sms_url;
  if (address) tell(address, "message.received", said);
  else emit("message.received", said);
  return message;
}

function fieldsOf({ sid, account_sid, from, to, body, num_segments, messaging_service_sid }: Message) {
  return {
    AccountSid: account_sid,
    ApiVersion: "2010-04-01",
    Body: body ?? "",
    From: from ?? "",
    FromCountry: countryOf(from ?? "").code,
    MessageSid: sid,
    NumMedia: "0",
    NumSegments: num_segments ?? "1",
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: "received",
    To: to ?? "",
    ToCountry: countryOf(to ?? "").code,
    ...(messaging_service_sid && { MessagingServiceSid: messaging_service_sid }),
  };
}
