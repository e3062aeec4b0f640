import type { AnswerHandler } from "@wondertwin/framework";
import { endCall } from "../calls/end-call.ts";
import { apologised, follow, take } from "../calls/progress.ts";
import { reply } from "../messages/reply.ts";
import type { Call, Resources } from "../resources.ts";
import type { Api } from "../vendor.ts";

interface Sent {
  readonly CallSid?: string;
  readonly MessageSid?: string;
}

/** Follows the TwiML with which an application answers about a call or a message. */
export const answered: AnswerHandler<Api, Resources> = (context, { event, payload, answer }) => {
  // What was sent are the twin's own fields.
  const { CallSid = "", MessageSid = "" } = payload as Sent;
  const twiml = typeof answer === "string" ? answer : "";
  if (event === "message.received") reply(context, MessageSid, twiml);
  const call = asking(event) ? context.store.call.find(CallSid) : undefined;
  if (!call || (call.status !== "in-progress" && event !== "call.received")) return;
  const up = event === "call.received" ? take(context, call) : call;
  follow(context, logged(context, up, payload, twiml), twiml);
};

/** A call whose application does not answer ends with an apology. */
export const unanswered: AnswerHandler<Api, Resources> = (context, { event, payload }) => {
  const { CallSid = "" } = payload as Sent;
  const call = asking(event) ? context.store.call.find(CallSid) : undefined;
  if (call) endCall(context, apologised(context, call), event === "call.received" ? "failed" : "completed");
};

const asking = (event: string) => event === "call.twiml" || event === "call.received";

/** Writes down what an application was asked and what it said. */
function logged(
  { store }: Parameters<AnswerHandler<Api, Resources>>[0],
  call: Call,
  parameters: unknown,
  response_body: string,
): Call {
  const request = { url: call.url, method: "POST", parameters };
  return store.call.update(call, {
    requests: [...call.requests, { request, response: { response_code: 200, response_body } }],
  });
}
