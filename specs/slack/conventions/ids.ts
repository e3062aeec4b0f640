import type { IdGenerator } from "@wondertwin/framework";

const CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** Ids of a letter or two that say what it is, and ten capitals and digits: `C0123456789`. */
export function slackId(prefix: string, length = 10): IdGenerator {
  return ({ random }) => prefix + random(length, CAPITALS);
}

/** The same, from a handler's own randomness. */
export const newId = (prefix: string, { random }: { random(length: number, alphabet?: string): string }) =>
  prefix + random(10, CAPITALS);
