import type { Body, Changes } from "@wondertwin/framework";
import type { TwilioContext } from "../context.ts";
import { messageFrom, messageTo } from "../phone/magic-numbers.ts";
import { isChannelAddress, isE164 } from "../phone/numbers.ts";
import { mayUse } from "../phone/own-numbers.ts";
import type { Message } from "../resources.ts";
import type { Api } from "../vendor.ts";
import { hasOptedOut } from "./opt-outs.ts";
import { segmentsOf } from "./segments.ts";

export type Asked = Body<Api["operations"]["CreateMessage"]>;

const LONGEST = 1600;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A message as it is taken, or why it is not. */
export function takenMessage(context: TwilioContext, asked: Asked): Changes<Message> {
  const { From, MessagingServiceSid, Body: body = "", MediaUrl = [], To } = asked;
  checkRecipient(context, To);
  checkContent(context, asked);
  if (From === undefined && MessagingServiceSid === undefined) return context.fail("21603");
  if (From !== undefined) checkSender(context, From, To);
  if (MessagingServiceSid !== undefined) checkService(context, MessagingServiceSid);
  const common = {
    to: To,
    body,
    direction: "outbound-api",
    num_media: String(MediaUrl.length),
    status_callback: asked.StatusCallback ?? null,
  } as const;
  if (asked.SendAt !== undefined || asked.ScheduleType !== undefined)
    return { ...common, ...scheduled(context, asked) };
  return From === undefined
    ? { ...common, status: "accepted", from: null, num_segments: "0" }
    : { ...common, status: "queued", num_segments: String(segmentsOf(body)) };
}

function checkRecipient({ fail }: TwilioContext, to: string): void {
  const magic = messageTo[to];
  if (magic !== undefined) fail(magic, { param: "To" });
  if (!isE164(to) && !isChannelAddress(to))
    fail("21211", { message: `Invalid 'To' Phone Number: ${to}`, param: "To" });
}

function checkContent({ fail }: TwilioContext, { Body: body = "", MediaUrl = [], ContentSid }: Asked): void {
  if (body === "" && MediaUrl.length === 0 && ContentSid === undefined) fail("21602");
  if (body.length > LONGEST) fail("21617");
}

function checkSender(context: TwilioContext, from: string, to: string): void {
  const { fail } = context;
  const magic = messageFrom[from];
  if (magic !== undefined) fail(magic, { param: "From" });
  const isNumber = /^\+?\d+$/.test(from);
  if (isNumber && !mayUse(context, from)) fail("21606", { param: "From" });
  if (!isNumber && !isChannelAddress(from) && !/^[\w &+-]{1,11}$/.test(from))
    fail("21212", { param: "From" });
  if (hasOptedOut(context, { number: to, sender: from })) fail("21610");
}

function checkService({ store, fail }: TwilioContext, sid: string): void {
  if (!store.messaging_service.find(sid)) fail("21701");
  if (!store.messaging_sender.find({ service_sid: sid })) fail("21703");
}

/** A message for later: between five minutes and 35 days from now, by a messaging service. */
function scheduled({ fail, now }: TwilioContext, asked: Asked): Changes<Message> {
  const { SendAt = "", ScheduleType, MessagingServiceSid } = asked;
  const ahead = Date.parse(SendAt) - now().getTime();
  if (ScheduleType !== "fixed" || MessagingServiceSid === undefined || Number.isNaN(ahead))
    return fail("35114");
  if (ahead < 5 * MINUTE || ahead > 35 * DAY) return fail("35111");
  return { status: "scheduled", from: null, num_segments: "0", send_at: SendAt };
}
