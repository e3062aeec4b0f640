import type { TwilioContext } from "../context.ts";
import { parseTwiml } from "../twiml/parse-twiml.ts";
import { segmentsOf } from "./segments.ts";

/** Sends what an application's TwiML says in reply to a message. */
export function reply({ store }: TwilioContext, sid: string, twiml: string): void {
  const received = store.message.find(sid);
  if (!received) return;
  for (const { name, text, attributes, nouns } of parseTwiml(twiml) ?? []) {
    if (name !== "Message" && name !== "Sms") continue;
    const body = nouns.find((noun) => noun.name === "Body")?.text ?? text;
    store.message.insert({
      account_sid: received.account_sid,
      to: attributes["to"] ?? received.from,
      from: attributes["from"] ?? received.to,
      body,
      direction: "outbound-reply",
      status: "queued",
      num_segments: String(segmentsOf(body)),
      num_media: String(nouns.filter((noun) => noun.name === "Media").length),
      status_callback: attributes["action"] ?? attributes["statusCallback"] ?? null,
    });
  }
}
