import type { IdGenerator } from "@wondertwin/framework";

const HEX = "0123456789abcdef";

/** SIDs: two letters that say of what, and 32 hexadecimal digits. */
export const sid =
  (prefix: string): IdGenerator =>
  ({ random }) =>
    prefix + random(32, HEX);
