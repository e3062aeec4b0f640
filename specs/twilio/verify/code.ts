import type { TwilioContext } from "../context.ts";
import type { Verification } from "../resources.ts";

/** How long a code is good, how often it may be sent, and how often guessed. */
export const GOOD_FOR = "10m";
export const SENDINGS = 5;
export const GUESSES = 5;

/** The verification under way that a caller means: by its SID, or by whom it is sent to. */
export function pending(
  { store }: Pick<TwilioContext, "store">,
  { service_sid, to, sid }: { readonly service_sid: string; readonly to?: string; readonly sid?: string },
): Verification | undefined {
  return store.verification.find(
    (each) =>
      each.service_sid === service_sid &&
      each.status === "pending" &&
      (sid === undefined ? each.to === to : each.sid === sid),
  );
}
