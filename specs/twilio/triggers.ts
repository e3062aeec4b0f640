import type { TriggerStep } from "@wondertwin/framework";
import { OWN_ACCOUNT, OWN_TOKEN } from "./conventions/auth.ts";
import { twilio } from "./vendor.ts";

const account = `/2010-04-01/Accounts/${OWN_ACCOUNT}` as const;
const between = { From: "+15005550006", To: "+12025550123" };

/** What people do with their phones; the account is there once anything was asked of it. */
const phone = (what: string, deed: Readonly<Record<string, unknown>>): readonly TriggerStep[] => [
  { send: `GET ${account}.json` },
  { send: `POST /_pages/{partition}/phone/${what}`, body: deed },
];
const message = (to: string): readonly TriggerStep[] => [
  {
    send: `POST ${account}/Messages.json`,
    body: { ...between, To: to, Body: "Hello", StatusCallback: "http://127.0.0.1:9/" },
  },
  { advance: "3s" },
];
const call = (seconds: number): readonly TriggerStep[] => [
  {
    send: `POST ${account}/Calls.json`,
    body: {
      ...between,
      Twiml: "<Response><Say>Hello</Say></Response>",
      StatusCallback: "http://127.0.0.1:9/",
      StatusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
    },
  },
  { advance: `${seconds}s` },
];

/** What comes about when people write and call, and when what is sent to them gets there. */
export const triggers = twilio.triggers({
  headers: { authorization: `Basic ${btoa(`${OWN_ACCOUNT}:${OWN_TOKEN}`)}` },
  events: {
    "message.received": phone("messages", { body: "Hello" }),
    "message.delivered": message("+12025550123"),
    "message.undelivered": message("+15005550020"),
    "message.failed": message("+15005550024"),
    "call.received": phone("calls", {}),
    "call.ringing": call(1),
    "call.answered": call(3),
    "call.completed": call(9),
  },
});
