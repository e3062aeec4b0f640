import type { TwilioContext } from "../context.ts";

const STOPPING = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"];
const STARTING = ["START", "YES", "UNSTOP"];

interface Pair {
  /** The recipient. */
  readonly number: string;
  /** Who sent to it. */
  readonly sender: string;
}

/** Heeds the words by which recipients want no more messages of a sender, or want them again. */
export function heedOptOut({ store }: Pick<TwilioContext, "store">, pair: Pair, body: string): void {
  const word = body.trim().toUpperCase();
  const known = store.opt_out.find({ ...pair });
  if (STOPPING.includes(word) && !known) store.opt_out.insert({ ...pair });
  if (STARTING.includes(word) && known) store.opt_out.remove(known);
}

export const hasOptedOut = ({ store }: Pick<TwilioContext, "store">, pair: Pair): boolean =>
  store.opt_out.find({ ...pair }) !== undefined;
