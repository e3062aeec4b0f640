import type { Resources } from "../resources.ts";
import { evaluateFlag, type FlagResult, type ReasonCode, type Subject } from "./evaluate.ts";

type Flag = Resources["FeatureFlag"];

/** What every flag is for someone, in detail. */
export function evaluated(flags: Iterable<Flag>, subject: Subject): { [key: string]: FlagDetail } {
  return Object.fromEntries(
    Array.from(flags, (flag) => [flag.key, detail(flag, evaluateFlag(flag, subject))]),
  );
}

export interface FlagDetail {
  readonly key: string;
  readonly enabled: boolean;
  readonly variant: string | null;
  readonly reason: {
    readonly code: ReasonCode;
    readonly condition_index: number | null;
    readonly description: string;
  };
  readonly metadata: {
    readonly id: number;
    readonly version: number;
    readonly description: string | null;
    readonly payload: string | null;
  };
}

function detail(flag: Flag, { value, code, condition }: FlagResult): FlagDetail {
  return {
    key: flag.key,
    enabled: value !== false,
    variant: typeof value === "string" ? value : null,
    reason: {
      code,
      condition_index: condition ?? null,
      description: condition === undefined ? descriptions[code] : `Matched condition set ${condition + 1}`,
    },
    metadata: {
      id: flag.id,
      version: flag.version ?? 1,
      description: flag.name || null,
      payload: payloadOf(flag, value),
    },
  };
}

const descriptions: Readonly<Record<ReasonCode, string>> = {
  condition_match: "Matched condition set",
  no_condition_match: "No matching condition set",
  out_of_rollout_bound: "Out of rollout bound",
  no_group_type: "No group type",
  flag_disabled: "Feature flag is disabled",
  holdout_condition_value: "Holdout condition value",
};

function payloadOf({ filters: { payloads = {} } }: Flag, value: boolean | string): string | null {
  const payload = value === false ? undefined : payloads[String(value)];
  if (payload === undefined || payload === null) return null;
  return typeof payload === "string" ? payload : JSON.stringify(payload);
}

/** What clients of older versions read: values and payloads of what is on. */
export function valuesOf(flags: { readonly [key: string]: FlagDetail }) {
  const on = Object.values(flags);
  return {
    featureFlags: Object.fromEntries(on.map(({ key, enabled, variant }) => [key, variant ?? enabled])),
    featureFlagPayloads: Object.fromEntries(
      on.flatMap(({ key, metadata: { payload } }) => (payload === null ? [] : [[key, payload]])),
    ),
  };
}
