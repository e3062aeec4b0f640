import type { TwilioContext } from "../context.ts";
import type { Call } from "../resources.ts";
import { endCall } from "./end-call.ts";
import { fieldsOf } from "./fields.ts";

/** Asks the application what a call does next; its answer is followed when it comes. */
export function ask(
  context: TwilioContext,
  call: Call,
  address: string,
  more: Record<string, string> = {},
): void {
  const url = resolved(address, call.url);
  if (url === undefined) {
    endCall(context, call);
    return;
  }
  const asking = context.store.call.update(call, { url, script: [], waiting: null });
  context.tell(url, "call.twiml", { ...fieldsOf(asking), ...more });
}

/** An address as it stands in TwiML, which may be relative to where that came from. */
function resolved(address: string, base: string | null): string | undefined {
  if (base === null) return URL.canParse(address) ? address : undefined;
  return URL.canParse(address, base) ? new URL(address, base).href : undefined;
}
