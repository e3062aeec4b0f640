import type { TwilioContext } from "../context.ts";
import type { Call, Verb } from "../resources.ts";
import { ask } from "./ask.ts";
import { dial } from "./dial.ts";
import { endCall } from "./end-call.ts";
import { endRecording } from "./record.ts";

type Follow = (context: TwilioContext, call: Call, verb: Verb) => void;

/** Characters of speech in a second, and how long what is played takes in seconds. */
const SPEECH = 15;
const PLAYED = 5;

/** Does the next verb of a call's TwiML; where none is left the call ends. */
export function followScript(context: TwilioContext, call: Call): void {
  const [verb, ...script] = call.script;
  if (!verb) {
    endCall(context, call);
    return;
  }
  const following = context.store.call.update(call, { script });
  const follow = verbs[verb.name];
  if (follow) follow(context, following, verb);
  else followScript(context, following);
}

const verbs: Readonly<Record<string, Follow>> = {
  Say: (context, call, verb) => goOn(context, heard(context, call, verb), lengthOf(verb)),
  Play: (context, call, verb) => goOn(context, heard(context, call, verb), lengthOf(verb)),
  Pause: (context, call, verb) => goOn(context, call, lengthOf(verb)),
  Hangup: (context, call) => endCall(context, call),
  Reject: (context, call, { attributes }) =>
    endCall(context, call, attributes["reason"] === "busy" ? "busy" : "no-answer"),
  Redirect: (context, call, { text }) => ask(context, call, text),
  Dial: dial,
  Gather: (context, call, verb) => {
    let listening = call;
    for (const noun of verb.nouns) listening = heard(context, listening, noun);
    const prompt = verb.nouns.reduce((seconds, noun) => seconds + lengthOf(noun), 0);
    wait(context, listening, verb, prompt + Number(verb.attributes["timeout"] ?? 5));
  },
  Record: (context, call, verb) => wait(context, call, verb, Number(verb.attributes["timeout"] ?? 5)),
};

/** How long a verb takes, in seconds. */
function lengthOf({ name, text, attributes }: Verb): number {
  if (name === "Pause") return Number(attributes["length"] ?? 1);
  const once = name === "Play" ? PLAYED : Math.max(1, Math.ceil(text.length / SPEECH));
  return once * Math.max(1, Number(attributes["loop"] ?? 1));
}

/** Writes down what whoever is on the line hears. */
function heard({ store }: TwilioContext, call: Call, { name, text }: Verb): Call {
  return name === "Pause" ? call : store.call.update(call, { transcript: [...call.transcript, text] });
}

function goOn({ store }: TwilioContext, call: Call, seconds: number): void {
  store.call.schedule(call, "next", `${seconds}s`);
}

function wait(context: TwilioContext, call: Call, verb: Verb, seconds: number): void {
  goOn(context, context.store.call.update(call, { waiting: verb }), seconds);
}

/** What happens when the time of the verb under way is over. */
export function goFurther(context: TwilioContext & { readonly self: Call }): undefined {
  const { self, store } = context;
  const { waiting } = self;
  const after = store.call.update(self, { waiting: null });
  if (waiting?.name === "Record") endRecording(context, after, waiting);
  else if (waiting?.name === "Gather" && waiting.attributes["actionOnEmptyResult"] === "true")
    ask(context, after, waiting.attributes["action"] ?? "", { Digits: "" });
  else followScript(context, after);
}

/** Takes the keys that whoever is on the line presses. */
export function takeDigits(context: TwilioContext, call: Call, digits: string): void {
  const { waiting } = call;
  if (waiting?.name !== "Gather" && waiting?.name !== "Record") return;
  context.store.call.unschedule(call, "next");
  const { finishOnKey = "#", action = "" } = waiting.attributes;
  if (waiting.name === "Record") endRecording(context, call, waiting, digits);
  else ask(context, call, action, { Digits: digits.split(finishOnKey)[0] ?? "", FinishedOnKey: finishOnKey });
}
