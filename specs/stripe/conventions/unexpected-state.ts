import type { Failure } from "@wondertwin/framework";
import { displayName } from "./display-names.ts";
import type { ErrorCode } from "./errors.ts";

/** What Stripe says of an action that an object's state does not allow. */
export interface Unexpected {
  readonly code?: ErrorCode;
  readonly message: string;
}

/** The code and the message for an action in a state it is not allowed in. */
export function unexpectedState({ resource = "object", state = "", extra = {} }: Failure): Unexpected {
  const name = displayName(resource);
  const action = String(extra["action"]);
  const from = Array.isArray(extra["from"]) ? extra["from"].join(", ") : "";
  const message =
    said(action, name, state) ??
    `You cannot ${action} this ${name} because it has a status of ${state}. Only a ${name} with one of the following statuses may be ${participle(action)}: ${from}.`;
  if (resource === "payment_intent" || resource === "setup_intent")
    return { code: `${resource}_unexpected_state`, message: message.replace("{from}", from) };
  return { message };
}

/** Where Stripe has words of its own. */
function said(action: string, name: string, state: string): string | undefined {
  if (action === "confirm" && state === "succeeded")
    return `You cannot confirm this ${name} because it has already succeeded after being previously confirmed.`;
  if (action === "capture")
    return `This ${name} could not be captured because it has a status of ${state}. Only a ${name} with one of the following statuses may be captured: {from}.`;
  if (action === "increment_authorization")
    return `This ${name}'s authorization cannot be incremented because it has a status of ${state}. Only a ${name} with one of the following statuses may be incremented: {from}.`;
  if (action === "verify_microdeposits")
    return `You cannot verify the microdeposits of this ${name} because it has a status of ${state}.`;
  return undefined;
}

function participle(verb: string): string {
  if (verb === "cancel") return "canceled";
  return verb.endsWith("e") ? `${verb}d` : `${verb}ed`;
}
