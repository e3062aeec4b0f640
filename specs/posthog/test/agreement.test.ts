import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type { PostHog } from "posthog-node";
import { api, client, makeFlag, project, startPosthog } from "./sdk.ts";

const USERS = 10_000;
/** How many are asked for at a time. */
const TOGETHER = 50;

const variants = (...shares: readonly number[]) => ({
  variants: shares.map((rollout_percentage, index) => ({ key: `v${index + 1}`, rollout_percentage })),
});
const property = (key: string, operator: string, value: unknown) => ({
  key,
  operator,
  value,
  type: "person",
});
const everyone = { properties: [], rollout_percentage: 100 };

/** Flags of every kind that an SDK can evaluate by itself. */
const flags: Readonly<Record<string, object>> = {
  "a-tenth": { groups: [{ properties: [], rollout_percentage: 10 }] },
  half: { groups: [{ properties: [], rollout_percentage: 50 }] },
  nobody: { groups: [{ properties: [], rollout_percentage: 0 }] },
  "three-ways": {
    groups: [everyone],
    multivariate: variants(33.3, 33.3, 33.4),
    payloads: { v1: '{"colour":"red"}', v3: '"three"' },
  },
  "most-in-two-ways": {
    groups: [{ properties: [], rollout_percentage: 70 }],
    multivariate: variants(50, 50),
  },
  pro: { groups: [{ properties: [property("plan", "exact", ["pro", "team"])], rollout_percentage: 60 }] },
  "not-free": { groups: [{ properties: [property("plan", "is_not", "free")] }] },
  "by-mail": {
    groups: [{ properties: [property("email", "icontains", "@Example.COM")], rollout_percentage: 80 }],
  },
  "by-pattern": { groups: [{ properties: [property("email", "regex", "^user1\\d*@")] }] },
  "of-age": { groups: [{ properties: [property("age", "gte", 50), property("age", "lt", "80")] }] },
  newest: { groups: [{ properties: [property("version", "semver_gte", "2.1.0")] }] },
  "in-range": { groups: [{ properties: [property("version", "semver_caret", "1.3.0")] }] },
  since: { groups: [{ properties: [property("joined", "is_date_after", "2024-06-01")] }] },
  "truth-value": { groups: [{ properties: [property("beta", "exact", "true")] }] },
  "with-override": {
    groups: [{ properties: [property("plan", "exact", "team")], variant: "v2" }, { rollout_percentage: 30 }],
    multivariate: variants(90, 10),
  },
  "several-sets": {
    groups: [
      { properties: [property("plan", "exact", "free")], rollout_percentage: 20 },
      { properties: [property("age", "gt", 70)], rollout_percentage: 40 },
    ],
  },
  "held-out": { groups: [everyone], holdout: { id: 7, exclusion_percentage: 15 } },
  "by-cohort": {
    groups: [{ properties: [{ key: "id", type: "cohort", value: 1 }], rollout_percentage: 50 }],
  },
  "outside-cohort": {
    groups: [{ properties: [{ key: "id", type: "cohort", value: 1, operator: "not_in" }] }],
  },
  dependent: {
    groups: [{ properties: [{ key: "half", type: "flag", value: true, operator: "flag_evaluates_to" }] }],
  },
  "dependent-on-variant": {
    groups: [
      { properties: [{ key: "three-ways", type: "flag", value: "v2", operator: "flag_evaluates_to" }] },
    ],
  },
};

/** The properties of a user: all different, always the same. */
function user(number: number) {
  return {
    plan: ["free", "pro", "team"][number % 3] ?? "",
    email: `user${number}@${number % 4 === 0 ? "example.com" : "elsewhere.net"}`,
    age: String(number % 97),
    version: `${number % 4}.${number % 7}.${number % 11}`,
    joined: new Date(Date.UTC(2023, number % 36, 1)).toISOString(),
    beta: String(number % 5 === 0),
  };
}

describe("local evaluation by posthog-node and the twin's own", function () {
  this.timeout(120_000);
  let twin: RunningTwin;

  before(async () => {
    twin = await startPosthog();
    await api(twin, `${project}/cohorts/`, {
      method: "POST",
      body: {
        name: "grown-ups who pay",
        filters: {
          properties: {
            type: "AND",
            values: [
              { type: "OR", values: [property("plan", "exact", "pro"), property("plan", "exact", "team")] },
              { type: "AND", values: [property("age", "gte", 18)] },
            ],
          },
        },
      },
    });
    for (const [key, filters] of Object.entries(flags)) await makeFlag(twin, key, filters);
  });
  after(() => twin.close());

  async function compare(posthog: PostHog, number: number, seen: ReadonlyMap<string, Set<unknown>>) {
    const distinctId = `user-${number}`;
    const personProperties = user(number);
    const local = await posthog.getAllFlagsAndPayloads(distinctId, {
      personProperties,
      onlyEvaluateLocally: true,
    });
    const remote = await fetch(`${twin.url}/flags/?v=1`, {
      method: "POST",
      body: JSON.stringify({
        token: "phc_wondertwin",
        distinct_id: distinctId,
        person_properties: personProperties,
      }),
    });
    // The answer's first version is these two maps.
    const { featureFlags, featureFlagPayloads } = (await remote.json()) as {
      readonly featureFlags: Readonly<Record<string, unknown>>;
      readonly featureFlagPayloads: Readonly<Record<string, string>>;
    };
    assert.deepEqual(local.featureFlags, featureFlags, distinctId);
    const parsed = Object.entries(featureFlagPayloads).map(([key, text]) => [key, JSON.parse(text)]);
    assert.deepEqual(local.featureFlagPayloads, Object.fromEntries(parsed), distinctId);
    for (const [key, value] of Object.entries(featureFlags)) seen.get(key)?.add(value);
  }

  it(`agree on ${Object.keys(flags).length} flags for ${USERS} users`, async () => {
    const posthog = client(twin, {
      personalApiKey: "phx_wondertwin",
      featureFlagsPollingInterval: 3_600_000,
    });
    const seen = new Map<string, Set<unknown>>(Object.keys(flags).map((key) => [key, new Set()]));
    try {
      await posthog.reloadFeatureFlags();
      for (let from = 0; from < USERS; from += TOGETHER)
        await Promise.all(
          Array.from({ length: TOGETHER }, (_, index) => compare(posthog, from + index, seen)),
        );
    } finally {
      await posthog.shutdown();
    }
    const constant = [...seen].filter(([, values]) => values.size < 2).map(([key]) => key);
    assert.deepEqual(constant, ["nobody"], "Every flag but one differs between users.");
  });
});
