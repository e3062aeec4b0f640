import { reply, uuid } from "@wondertwin/framework";
import type { Posthog, Team } from "../context.ts";
import { evaluated, valuesOf } from "../flags/answer.ts";
import { cohortDefinitions } from "../flags/cohorts.ts";
import { withChains } from "../flags/dependencies.ts";
import { flagsOf, groupTypesOf } from "../flags/flags-of.ts";
import { subjectOf } from "../flags/subject.ts";
import { isFields, payloadOf } from "../ingestion/payload.ts";
import { teamOfToken } from "../projects/team.ts";
import type { Resources } from "../resources.ts";
import { posthog } from "../vendor.ts";

const uuids = uuid();

interface Asked {
  readonly query: {
    readonly v?: string;
    readonly config?: string;
    readonly compression?: string;
    readonly token?: string;
    readonly data?: string;
  };
  readonly body: unknown;
}

/** The flags that a request asks about, for whom it asks. */
function evaluate(context: Posthog & Asked) {
  const { query, store, fail } = context;
  const payload = payloadOf(context.body, query.compression);
  const asked = isFields(payload) ? payload : {};
  const team = projectOf(context, asked);
  if (asked["distinct_id"] === undefined && asked["$distinct_id"] === undefined)
    fail("invalid_argument", {
      message: "The distinct_id field is missing from the request. Please include a valid identifier.",
    });
  const flags = [...flagsOf(store, team).values()];
  const wanted = asked["flag_keys_to_evaluate"];
  const chosen = Array.isArray(wanted) ? flags.filter(({ key }) => wanted.includes(key)) : flags;
  return evaluated(chosen, subjectOf(context, team, asked));
}

function projectOf(
  { store, fail, query }: Posthog & Asked,
  asked: { readonly [name: string]: unknown },
): Team {
  const token = asked["token"] ?? asked["api_key"] ?? asked["$token"] ?? query.token;
  return (
    teamOfToken(store, typeof token === "string" ? token : undefined) ??
    fail("unauthenticated", {
      message: "Project API key invalid. You can find your project API key in your PostHog project settings.",
      param: "token",
    })
  );
}

/** What clients are told beside the flags, where they ask for it. */
const configuration = {
  supportedCompression: ["gzip", "gzip-js"],
  autocapture_opt_out: true,
  sessionRecording: false,
  surveys: false,
  heatmaps: false,
  siteApps: [],
  isAuthenticated: false,
  defaultIdentifiedOnly: true,
  toolbarParams: {},
};

function common({ random, now, query: { config } }: Posthog & Asked) {
  return {
    errorsWhileComputingFlags: false,
    requestId: String(uuids({ random, count: 0 })),
    evaluatedAt: now().getTime(),
    ...(config === "true" && configuration),
  };
}

type Defining = Pick<Posthog, "store" | "fail" | "caller"> & Pick<Asked, "query">;

/** What SDKs need to evaluate flags by themselves. */
function definitions({ store, fail, query: { token }, caller }: Defining) {
  const secret = store.Team.find({ secret_api_token: caller.id });
  const team =
    secret ?? teamOfToken(store, token) ?? fail("unauthenticated", { message: "Project API key invalid." });
  const flags = flagsOf(store, team);
  return {
    flags: Array.from(flags.values(), (flag) => definition(flag, flags, team)),
    group_type_mapping: Object.fromEntries(groupTypesOf(store, team)),
    cohorts: cohortDefinitions(store, team),
  };
}

function definition(
  flag: Resources["FeatureFlag"],
  flags: ReadonlyMap<string, Resources["FeatureFlag"]>,
  team: Team,
) {
  const { id, name = "", key, active = true, version = 1, ensure_experience_continuity = false } = flag;
  return {
    id,
    team_id: team.id,
    name,
    key,
    filters: withChains(flag.filters, flags),
    deleted: false,
    active,
    ensure_experience_continuity,
    has_encrypted_payloads: false,
    version,
    evaluation_runtime: flag.evaluation_runtime ?? "all",
    evaluation_tags: [],
  };
}

export default posthog.operations({
  evaluate_flags: (context) => {
    const flags = evaluate(context);
    if (Number(context.query.v ?? 1) >= 2) return { flags, ...common(context) };
    return { ...valuesOf(flags), ...common(context) };
  },

  decide: (context) => {
    const version = Number(context.query.v ?? 1);
    const flags = evaluate(context);
    if (version >= 4) return { flags, ...common(context) };
    const { featureFlags, featureFlagPayloads } = valuesOf(flags);
    const on = Object.entries(featureFlags).filter(([, value]) => value !== false);
    const shared = { ...common(context), ...configuration };
    if (version >= 3) return { featureFlags, featureFlagPayloads, ...shared };
    return { featureFlags: version === 2 ? Object.fromEntries(on) : on.map(([key]) => key), ...shared };
  },

  flag_definitions: definitions,
  flag_definitions_by_token: definitions,
  get_Feature_flags_local_evaluation_retrieve: ({ parents: { Team }, store, fail, caller }) =>
    reply({ body: definitions({ store, fail, caller, query: { token: Team.api_token } }) }),

  get_Feature_flags_remote_config_retrieve: ({ parents: { FeatureFlag } }) =>
    reply({ body: FeatureFlag.filters.payloads?.["true"] ?? null }),

  remote_config: ({ params: { token }, store, fail }) => {
    const team = teamOfToken(store, token) ?? fail("not_found");
    return { token: team.api_token, hasFeatureFlags: flagsOf(store, team).size > 0, ...configuration };
  },
});
