const messages = [
  "accepted",
  "queued",
  "sending",
  "sent",
  "delivered",
  "undelivered",
  "failed",
  "canceled",
  "scheduled",
  "receiving",
  "read",
  "partially_delivered",
] as const;
const calls = ["initiated", "ringing", "answered", "completed", "twiml", "action"] as const;

/** What an account's application hears of; Twilio itself has no names for it, only addresses. */
export type EventName =
  | `message.${(typeof messages)[number] | "received"}`
  | `call.${(typeof calls)[number] | "received"}`
  | `recording.${"in-progress" | "completed" | "absent"}`
  | "verification.created";

export const eventNames: readonly EventName[] = [
  ...messages.map((status) => `message.${status}` as const),
  ...calls.map((event) => `call.${event}` as const),
  "message.received",
  "call.received",
  "recording.completed",
  "verification.created",
];
