import type { IdGenerator } from "../authoring/id.ts";

/** Ids of a prefix and random letters and digits, as in `user_8fK2mQ`. */
export function prefixed(prefix: string, length = 24): IdGenerator {
  return ({ random }) => prefix + random(length);
}

/** Numbers that count up from 1. */
export function sequence(first = 1): IdGenerator {
  return ({ count }) => count + first;
}

/** Random UUIDs of version 4 (RFC 9562). */
export function uuid(): IdGenerator {
  return ({ random }) => {
    const hex = random(32, "0123456789abcdef");
    const variant = random(1, "89ab");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
}
