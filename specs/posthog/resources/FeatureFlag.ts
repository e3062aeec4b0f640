import { sequence } from "@wondertwin/framework";
import type { Posthog } from "../context.ts";
import { checkFilters } from "../flags/check-filters.ts";
import type { FlagFilters } from "../flags/definition.ts";
import { flagsOf } from "../flags/flags-of.ts";
import { basicUser, userOf } from "../projects/user.ts";
import { posthog } from "../vendor.ts";

/** A flag for nobody, until conditions say otherwise. */
const nobody: FlagFilters = { groups: [{ properties: [], rollout_percentage: 0 }] };

export default posthog
  .resource("FeatureFlag", { path: "/api/projects/{project_id}/feature_flags/{id}/", id: sequence() })
  .behaves({
    // SDKs ask for a flag's configuration by its key.
    find: (key, { store }) => store.FeatureFlag.find({ key, deleted: false }),
    defaults: {
      name: "",
      active: true,
      deleted: false,
      version: 1,
      ensure_experience_continuity: false,
      evaluation_runtime: "all",
      created_by: (context) => basicUser(userOf(context)),
      last_modified_by: (context) => basicUser(userOf(context)),
      can_edit: true,
      user_access_level: "manager",
      status: "ACTIVE",
    },
    computed: {
      is_simple_flag: ({ filters: { groups = [], multivariate } }) =>
        groups.length <= 1 && !multivariate && (groups[0]?.properties ?? []).length === 0,
      rollout_percentage: ({ filters: { groups = [] } }) =>
        groups.length === 1 ? (groups[0]?.rollout_percentage ?? null) : null,
      status: (self) => (self.deleted ? "DELETED" : self.active ? "ACTIVE" : "INACTIVE"),
    },
    listed: (self) => !self.deleted,
    filters: {
      active: (self, wanted) => (wanted === "STALE" ? false : String(self.active ?? true) === wanted),
      search: ({ key, name = "" }, wanted) => `${key} ${name}`.toLowerCase().includes(wanted.toLowerCase()),
      type: ({ filters: { multivariate } }, wanted) =>
        wanted === "multivariant" ? Boolean(multivariate) : wanted === "boolean" && !multivariate,
    },
    create: (context) => {
      const { body, fail } = context;
      if (!/^[\w-]+$/.test(body.key))
        fail("invalid_key", {
          message: "Only letters, numbers, hyphens (-) & underscores (_) are allowed.",
          param: "key",
        });
      const filters = filtersIn(body) ?? nobody;
      check(context, { key: body.key, filters, isNew: true });
      return { filters };
    },
    update: (context) => {
      const { self, body } = context;
      const filters = filtersIn(body) ?? self.filters;
      const key = body.key ?? self.key;
      check(context, { key, filters, isNew: key !== self.key });
      return { version: (self.version ?? 1) + 1, last_modified_by: basicUser(userOf(context)), filters };
    },
  });

/** The description calls them an object of any members; the checks below are what PostHog holds them to. */
const filtersIn = ({ filters }: { readonly filters?: object }): FlagFilters | undefined => filters;

interface Draft {
  readonly key: string;
  readonly filters: FlagFilters;
  readonly isNew: boolean;
}

function check(
  { store, parents, fail }: Pick<Posthog, "store" | "parents" | "fail">,
  { key, filters, isNew }: Draft,
): void {
  const flags = flagsOf(store, parents.Team);
  if (isNew && flags.has(key))
    fail("unique", { message: "There is already a feature flag with this key.", param: "key" });
  checkFilters(filters, { key, flags, fail });
}
