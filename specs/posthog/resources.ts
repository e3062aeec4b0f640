import type { Schemas } from "./api.gen.ts";
import type { FlagFilters, PropertyGroup } from "./flags/definition.ts";

type Kept =
  | "Action"
  | "Annotation"
  | "Dashboard"
  | "DataWarehouseSavedQuery"
  | "EarlyAccessFeature"
  | "Experiment"
  | "Insight"
  | "Organization"
  | "ProjectBackwardCompat"
  | "Survey"
  | "Team"
  | "User";

/** Properties that clients send: any names, any values. */
export type Properties = { readonly [name: string]: unknown };

/** What the twin keeps of a PostHog instance. What the description says is shown; the rest is the twin's own. */
export interface Resources extends Pick<Schemas, Kept> {
  /** A personal key and what it may do; `*` is all. */
  api_key: { id: string; user: number; scopes: readonly string[] };
  /** An event as it was captured. */
  ClickhouseEvent: CapturedEvent;
  Cohort: Omit<Schemas["Cohort"], "filters"> & {
    filters?: { properties?: PropertyGroup };
    /** Uuids of the people in a static cohort. */
    members: readonly string[];
  };
  /** One of the names a person goes by: `id` is the project's number and the name. */
  distinct_id: { id: string; person: string };
  FeatureFlag: Omit<Schemas["FeatureFlag"], "filters"> & { filters: FlagFilters };
  Group: Omit<Schemas["Group"], "group_properties"> & { id: string; group_properties: Properties };
  GroupType: Schemas["GroupType"] & { id: string };
  Person: Omit<Schemas["Person"], "properties"> & { properties: Properties; is_identified: boolean };
}

export interface CapturedEvent {
  /** The event's uuid. */
  id: string;
  distinct_id: string;
  properties: Properties;
  event: string;
  timestamp: string;
  /** The uuid of who did it. */
  person_id: string;
  /** Who did it, as events show it. */
  person: object | null;
  session_id: string | null;
  elements: readonly unknown[];
  elements_chain: string;
}
