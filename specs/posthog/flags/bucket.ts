import { sha1 } from "@wondertwin/framework";
import type { FlagVariant } from "./definition.ts";

const SCALE = 16 ** 15 - 1;

/** Where a name falls between 0 and 1 for a flag: the same in every SDK, which hash alike. */
export function bucketOf(key: string, name: string, salt = ""): number {
  return Number.parseInt(sha1(`${key}.${name}${salt}`).slice(0, 15), 16) / SCALE;
}

/** Where a name falls for holdouts, which are of no single flag. */
export function holdoutBucketOf(name: string): number {
  return Number.parseInt(sha1(`holdout-${name}`).slice(0, 15), 16) / SCALE;
}

/** The variant a name gets, where the flag has any and they cover its place. */
export function variantOf(key: string, name: string, variants: readonly FlagVariant[]): string | undefined {
  const place = bucketOf(key, name, "variant");
  let from = 0;
  for (const variant of variants) {
    const to = from + variant.rollout_percentage / 100;
    if (place >= from && place < to) return variant.key;
    from = to;
  }
  return undefined;
}
