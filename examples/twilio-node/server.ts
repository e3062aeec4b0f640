import { createServer, type Server } from "node:http";
import twilio from "twilio";
import type { Clinic } from "./clinic.ts";

/** What Twilio says when it asks. */
type Fields = Readonly<Record<string, string>>;

/** The address that Twilio asks of a clinic: replies, the menu of its calls, how messages stand. */
export function serve(
  clinic: () => Clinic,
  { token, url }: { readonly token: string; url(): string },
): Server {
  return createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (text: string) => {
      body += text;
    });
    request.on("end", () => {
      const fields = Object.fromEntries(new URLSearchParams(body));
      const path = request.url ?? "/";
      const signature = String(request.headers["x-twilio-signature"] ?? "");
      if (!twilio.validateRequest(token, signature, url() + path, fields)) {
        response.writeHead(403).end();
        return;
      }
      response.writeHead(200, { "Content-Type": "text/xml" }).end(answer(clinic(), path, fields));
    });
  });
}

function answer(clinic: Clinic, path: string, fields: Fields): string {
  const { From = "", To = "", Body = "", Digits = "", MessageStatus } = fields;
  if (path === "/sms") {
    const reply = new twilio.twiml.MessagingResponse();
    reply.message(clinic.decide(From, Body));
    return reply.toString();
  }
  const voice = new twilio.twiml.VoiceResponse();
  if (path === "/menu") {
    voice.gather({ numDigits: 1, action: "/pressed" }).say("Press one if you come, and two if not.");
    voice.say("We will call again.");
  }
  if (path === "/pressed") voice.say(clinic.decide(To, Digits));
  const appointment = clinic.of(To);
  if (path === "/status" && appointment && (MessageStatus === "undelivered" || MessageStatus === "failed"))
    appointment.state = "unreachable";
  return voice.toString();
}
