import { endCall } from "../calls/end-call.ts";
import { takeDigits } from "../calls/follow-script.ts";
import { receiveCall } from "../calls/receive.ts";
import type { TwilioContext } from "../context.ts";
import { receive } from "../messages/receive.ts";
import type { Call } from "../resources.ts";
import { twilio } from "../vendor.ts";

/** What a test says that people do with their phones. */
interface Deed {
  readonly from?: string;
  readonly to?: string;
  readonly body?: string;
  readonly digits?: string;
}

type Doer = TwilioContext & { readonly sent: unknown };

function deedOf({ sent, fail }: Doer): Deed {
  if (typeof sent !== "object" || sent === null)
    return fail("20001", { message: "Say what is done as JSON." });
  // Each member is checked where it is used.
  return sent as Deed;
}

const PERSON = "+12025550123";
const text = (value: unknown, otherwise: string) => (typeof value === "string" ? value : otherwise);

const shown = ({ sid, status, transcript, waiting }: Call) => ({
  json: { sid, status, heard: transcript, waiting_for: waiting?.name ?? null },
});

const callOf = ({ store }: TwilioContext, sid = "") => store.call.get(sid);

/**
 * What people do with their phones, for which the API has no operation: they write, call, press keys and hang up. A
 * test sends it as JSON to the account's own address.
 */
export default twilio.pages({
  "/phone/messages": {
    receive: (context) => {
      const { from, to, body } = deedOf(context);
      const message = receive(context, {
        from: text(from, PERSON),
        to: text(to, firstNumber(context)),
        body: text(body, "Hello"),
      });
      return { json: context.store.message.show(message) };
    },
  },
  "/phone/calls": {
    receive: (context) => {
      const { from, to } = deedOf(context);
      return shown(receiveCall(context, { from: text(from, PERSON), to: text(to, firstNumber(context)) }));
    },
  },
  "/phone/calls/{sid}": { get: (context) => shown(callOf(context, context.params["sid"])) },
  "/phone/calls/{sid}/digits": {
    receive: (context) => {
      const call = callOf(context, context.params["sid"]);
      takeDigits(context, call, text(deedOf(context).digits, ""));
      return shown(callOf(context, call.sid));
    },
  },
  "/phone/calls/{sid}/hangup": {
    receive: (context) => shown(endCall(context, callOf(context, context.params["sid"]))),
  },
});

/** The number that people know: the account's first. */
const firstNumber = ({ store }: TwilioContext): string =>
  store.incoming_phone_number.find(() => true)?.phone_number ?? "";
