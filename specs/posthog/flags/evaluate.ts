import type { Properties } from "../resources.ts";
import { bucketOf, holdoutBucketOf, variantOf } from "./bucket.ts";
import type { FlagCondition, FlagDefinition, PropertyFilter, PropertyGroup } from "./definition.ts";
import { matchesProperty } from "./match-property.ts";

/** Of whom a flag is asked, and all that the answer may depend on. */
export interface Subject {
  readonly distinctId: string;
  /** Group keys by the name of their type. */
  readonly groups: { readonly [type: string]: string };
  readonly personProperties: Properties;
  readonly groupProperties: { readonly [type: string]: Properties };
  readonly flags: ReadonlyMap<string, FlagDefinition>;
  /** Names of group types by their number. */
  readonly groupTypes: ReadonlyMap<number, string>;
  /** Whether the person is in a cohort: by its filters, or because someone put it there. */
  readonly inCohort: (id: number, subject: Subject) => boolean;
  readonly now: Date;
  /** What was found out of other flags meanwhile. */
  readonly known: Map<string, FlagValue>;
}

/** Off, on, or which variant. */
export type FlagValue = boolean | string;

/** Why a flag is what it is, as the service calls it. */
export type ReasonCode =
  | "condition_match"
  | "no_condition_match"
  | "out_of_rollout_bound"
  | "no_group_type"
  | "flag_disabled"
  | "holdout_condition_value";

export interface FlagResult {
  readonly value: FlagValue;
  readonly code: ReasonCode;
  readonly condition?: number;
}

/** What a flag is for someone. */
export function evaluateFlag(flag: FlagDefinition, subject: Subject): FlagResult {
  if (flag.active === false) return { value: false, code: "flag_disabled" };
  const { filters } = flag;
  const own = bucketing(filters.aggregation_group_type_index, subject);
  if (own === undefined) return { value: false, code: "no_group_type" };
  const holdout = holdoutOf(flag, own.name);
  if (holdout !== undefined) return { value: holdout, code: "holdout_condition_value" };
  let code: ReasonCode = "no_condition_match";
  for (const [condition, each] of (filters.groups ?? []).entries()) {
    const { aggregation_group_type_index: index } = each;
    const bucket = index === undefined ? own : bucketing(index, subject);
    if (bucket === undefined || !fits(each, bucket, subject)) continue;
    if (isRolledOut(flag.key, each, bucket)) {
      return { value: onValue(flag, each, bucket), code: "condition_match", condition };
    }
    code = "out_of_rollout_bound";
    if (filters.early_exit) break;
  }
  return { value: false, code };
}

/** The name that a flag's hash goes by, and the properties of what bears it. */
interface Bucket {
  readonly name: string;
  readonly properties: Properties;
}

function bucketing(index: number | null | undefined, subject: Subject): Bucket | undefined {
  if (index === undefined || index === null)
    return { name: subject.distinctId, properties: subject.personProperties };
  const type = subject.groupTypes.get(index);
  const name = type === undefined ? undefined : subject.groups[type];
  if (type === undefined || name === undefined) return undefined;
  return { name: String(name), properties: subject.groupProperties[type] ?? {} };
}

function holdoutOf({ filters: { holdout } }: FlagDefinition, name: string): string | undefined {
  if (!holdout) return undefined;
  const percentage = Math.min(Math.max(holdout.exclusion_percentage, 0), 100);
  const isHeldOut = percentage === 100 || holdoutBucketOf(name) <= percentage / 100;
  return isHeldOut ? `holdout-${holdout.id}` : undefined;
}

function fits({ properties = [] }: FlagCondition, bucket: Bucket, subject: Subject): boolean {
  return properties.every((filter) => matchesFilter(filter, bucket.properties, subject));
}

function isRolledOut(key: string, { rollout_percentage }: FlagCondition, { name }: Bucket): boolean {
  if (rollout_percentage === undefined || rollout_percentage === null) return true;
  return bucketOf(key, name) <= rollout_percentage / 100;
}

function onValue({ key, filters }: FlagDefinition, { variant }: FlagCondition, { name }: Bucket): FlagValue {
  const variants = filters.multivariate?.variants ?? [];
  if (variant && variants.some((each) => each.key === variant)) return variant;
  return variantOf(key, name, variants) ?? true;
}

/** Whether a person or a group fits a filter on its properties, its cohorts or another flag. */
function matchesFilter(filter: PropertyFilter, properties: Properties, subject: Subject): boolean {
  if (filter.type === "cohort") {
    const isIn = subject.inCohort(Number(filter.value), subject);
    return filter.operator === "not_in" ? !isIn : isIn;
  }
  if (filter.type === "flag") return matchesFlag(filter, subject);
  return matchesProperty(filter, properties, subject.now);
}

function matchesFlag({ key, value: wanted }: PropertyFilter, subject: Subject): boolean {
  const value = valueOfFlag(key, subject);
  if (typeof wanted === "boolean") return value === wanted || (wanted && typeof value === "string");
  return value === wanted;
}

function valueOfFlag(key: string, subject: Subject): FlagValue {
  const known = subject.known.get(key);
  if (known !== undefined) return known;
  // A flag that depends on itself is off while it is being found out.
  subject.known.set(key, false);
  const flag = subject.flags.get(key);
  const value = flag === undefined ? false : evaluateFlag(flag, subject).value;
  subject.known.set(key, value);
  return value;
}

/** Whether a person fits a group of filters; no filters at all fit everyone where all must hold. */
export function matchesGroup(group: PropertyGroup | undefined, subject: Subject): boolean {
  if (group === undefined || !("values" in group)) return true;
  const test = (each: PropertyGroup | PropertyFilter) => {
    if ("values" in each) return matchesGroup(each, subject);
    return matchesFilter(each, subject.personProperties, subject) !== (each.negation ?? false);
  };
  return group.type === "OR" ? group.values.some(test) : group.values.every(test);
}
