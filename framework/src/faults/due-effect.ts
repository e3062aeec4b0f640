import type { Random } from "../random/random.ts";
import type { FaultEffect, FaultRule } from "./fault-rule.ts";

/** What a rule does to the `nth` request that it is meant for, or nothing. */
export function dueEffect(rule: FaultRule, nth: number, random: Random): FaultEffect | undefined {
  const { skip = 0, first = Number.POSITIVE_INFINITY, every = 1, probability = 1, sequence } = rule;
  const position = nth - skip;
  if (position < 1 || position > first || position % every !== 0) return undefined;
  if (probability < 1 && random.next() >= probability * 2 ** 32) return undefined;
  if (!sequence) return rule;
  const effect = sequence[position / every - 1];
  return effect === "pass" ? undefined : effect;
}
