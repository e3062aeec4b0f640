/** One filter on a property, as flags, cohorts and insights write it. */
export interface PropertyFilter {
  readonly key: string;
  readonly value?: unknown;
  readonly operator?: string | null;
  /** `person`, `group`, `cohort`, `flag`, `event`. */
  readonly type?: string;
  readonly negation?: boolean;
  readonly group_type_index?: number | null;
  /** The flags that must be known first, in order, where `type` is `flag`. */
  readonly dependency_chain?: readonly string[];
}

/** Filters of which all or any must hold. */
export interface PropertyGroup {
  readonly type: "AND" | "OR";
  readonly values: readonly (PropertyGroup | PropertyFilter)[];
}

/** One condition set: whom a flag is for, and how many of those get it. */
export interface FlagCondition {
  readonly properties?: readonly PropertyFilter[];
  readonly rollout_percentage?: number | null;
  readonly variant?: string | null;
  readonly aggregation_group_type_index?: number | null;
}

export interface FlagVariant {
  readonly key: string;
  readonly name?: string;
  readonly rollout_percentage: number;
}

/** Whom a flag is for, and what they get. */
export interface FlagFilters {
  readonly groups?: readonly FlagCondition[];
  readonly multivariate?: { readonly variants: readonly FlagVariant[] } | null;
  /** JSON texts by variant, `true` for a flag without any. */
  readonly payloads?: { readonly [variant: string]: unknown };
  readonly aggregation_group_type_index?: number | null;
  readonly holdout?: { readonly id: number; readonly exclusion_percentage: number } | null;
  readonly early_exit?: boolean;
}

/** What evaluation needs to know of a flag. */
export interface FlagDefinition {
  readonly id: number;
  readonly key: string;
  readonly active?: boolean;
  readonly filters: FlagFilters;
  readonly ensure_experience_continuity?: boolean | null;
}
