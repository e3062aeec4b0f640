import type { TwilioContext } from "../context.ts";
import type { IncomingPhoneNumber } from "../resources.ts";
import { VALID_NUMBER } from "./numbers.ts";

/** A number that the account owns, by how it is written. */
export const ownNumber = (
  { store }: Pick<TwilioContext, "store">,
  phone_number: string,
): IncomingPhoneNumber | undefined => store.incoming_phone_number.find({ phone_number });

/** Whether the account may send and call from a number: one that it owns, or the valid one of test credentials. */
export const mayUse = (context: Pick<TwilioContext, "store">, number: string): boolean =>
  number === VALID_NUMBER || ownNumber(context, number) !== undefined;
