import type { MapLimits } from "../authoring/vendor.ts";
import { fail } from "./fail.ts";

/**
 * A map changed key by key: given keys are set, those given the unsetting value are removed.
 *
 * Fails with `invalid_argument` where the vendor limits maps and this one oversteps it; `extra.overstepped` says
 * which limit, and by what.
 */
export function mergeKeys(
  before: unknown,
  changes: unknown,
  { unset, limits, param }: { unset: string | undefined; limits: MapLimits | undefined; param: string },
): unknown {
  if (changes === unset || changes === null) return {};
  if (typeof changes !== "object") return before ?? {};
  const merged = new Map(Object.entries(isObject(before) ? before : {}));
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || (unset !== undefined && value === unset)) merged.delete(key);
    else merged.set(key, value);
  }
  if (limits) check(merged, limits, param);
  return Object.fromEntries(merged);
}

function check(map: ReadonlyMap<string, unknown>, limits: MapLimits, param: string): void {
  const overstep = (limit: keyof MapLimits, found: number, text = "") =>
    fail("invalid_argument", { param, extra: { overstepped: limit, allowed: limits[limit], found, text } });
  if (map.size > limits.keys) overstep("keys", map.size);
  for (const [key, value] of map) {
    if (key.length > limits.keyLength) overstep("keyLength", key.length, key);
    if (typeof value === "string" && value.length > limits.valueLength)
      overstep("valueLength", value.length, value);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
