import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { api, client, makeFlag, project, startPosthog } from "./sdk.ts";

const everyone = { properties: [], rollout_percentage: 100 };

describe("flags", () => {
  let twin: RunningTwin;

  beforeEach(async () => {
    twin = await startPosthog();
  });
  afterEach(() => twin.close());

  it("are what the project knows of a person, and tell their payload and why", async () => {
    await makeFlag(twin, "paying", {
      groups: [{ properties: [{ key: "plan", value: "pro", operator: "exact", type: "person" }] }],
      payloads: { true: '{"colour":"red"}' },
    });
    const posthog = client(twin);
    posthog.capture({ distinctId: "ada", event: "paid", properties: { $set: { plan: "pro" } } });
    await posthog.flush();
    const flags = await posthog.evaluateFlags("ada");
    assert.equal(flags.isEnabled("paying"), true);
    assert.deepEqual(flags.getFlagPayload("paying"), { colour: "red" });
    assert.equal((await posthog.evaluateFlags("grace")).isEnabled("paying"), false);
    await posthog.shutdown();
    const response = await fetch(`${twin.url}/flags/?v=2`, {
      method: "POST",
      body: JSON.stringify({ token: "phc_wondertwin", distinct_id: "ada" }),
    });
    const { flags: details } = JSON.parse(await response.text());
    assert.deepEqual(details.paying.reason, {
      code: "condition_match",
      condition_index: 0,
      description: "Matched condition set 1",
    });
  });

  it("may be for groups", async () => {
    await makeFlag(twin, "for-companies", { groups: [everyone], aggregation_group_type_index: 0 });
    const posthog = client(twin);
    assert.deepEqual(await posthog.getAllFlags("ada"), { "for-companies": false });
    assert.deepEqual(await posthog.getAllFlags("ada", { groups: { company: "wonder" } }), {
      "for-companies": true,
    });
    await posthog.shutdown();
  });

  it("are read by SDKs only when they have changed", async () => {
    await makeFlag(twin, "half", { groups: [everyone] });
    const read = (etag = "", key = "phx_wondertwin") =>
      fetch(`${twin.url}/flags/definitions?token=phc_wondertwin&send_cohorts`, {
        headers: { authorization: `Bearer ${key}`, ...(etag !== "" && { "if-none-match": etag }) },
      });
    const etag = (await read()).headers.get("etag") ?? "";
    assert.equal((await read(etag)).status, 304);
    await makeFlag(twin, "other", { groups: [everyone] });
    assert.equal((await read(etag)).status, 200);
    assert.equal((await read("", "phs_wondertwin")).status, 200);
    assert.equal((await read("", "phc_wondertwin")).status, 401);
  });

  it("are refused where they make no sense", async () => {
    await makeFlag(twin, "half", { groups: [everyone] });
    const refusal = async (key: string, filters: object) => {
      const { status, body } = await api(twin, `${project}/feature_flags/`, {
        method: "POST",
        body: { key, filters },
      });
      return [status, body["code"], body["attr"]];
    };
    assert.deepEqual(await refusal("half", { groups: [everyone] }), [400, "unique", "key"]);
    assert.deepEqual(await refusal("a b", { groups: [everyone] }), [400, "invalid_key", "key"]);
    const depends = (key: string) => ({ groups: [{ properties: [{ key, type: "flag", value: true }] }] });
    assert.deepEqual(await refusal("new", depends("unheard-of")), [400, "invalid_input", "filters"]);
    assert.deepEqual(await refusal("new", { groups: [{ rollout_percentage: 101 }] }), [
      400,
      "invalid_input",
      "filters",
    ]);
    const multivariate = { variants: [{ key: "a", rollout_percentage: 60 }] };
    assert.deepEqual(await refusal("new", { groups: [], multivariate }), [400, "invalid_input", "filters"]);
  });

  it("cannot be deleted but by saying so, count their versions, and are the same in both of a project's paths", async () => {
    await makeFlag(twin, "half", { groups: [everyone] });
    const path = `${project}/feature_flags/1/`;
    assert.equal((await api(twin, path, { method: "DELETE" })).status, 405);
    const { body } = await api(twin, path, { method: "PATCH", body: { active: false } });
    assert.deepEqual([body["version"], body["status"]], [2, "INACTIVE"]);
    await api(twin, path, { method: "PATCH", body: { deleted: true } });
    assert.equal((await api(twin, `${project}/feature_flags/`)).body["count"], 0);
  });

  it("need a key that may do it", async () => {
    const status = async (key: string) => {
      const { status, body } = await api(twin, `${project}/feature_flags/`, {
        method: "POST",
        key,
        body: { key: "x" },
      });
      return [status, body["code"]];
    };
    assert.deepEqual(await status(""), [401, "not_authenticated"]);
    assert.deepEqual(await status("nonsense"), [401, "authentication_failed"]);
    assert.deepEqual(await status("phx_wondertwin_readonly"), [403, "permission_denied"]);
  });

  it("come in pages that name their neighbours", async () => {
    for (const key of ["a", "b", "c"]) await makeFlag(twin, key, { groups: [] });
    const first = (await api(twin, `${project}/feature_flags/?limit=2`)).body;
    assert.equal(first["count"], 3);
    const next = new URL(String(first["next"]));
    assert.equal(next.searchParams.get("offset"), "2");
    const second = (await api(twin, next.pathname + next.search)).body;
    assert.equal(second["next"], null);
    assert.ok(String(second["previous"]).endsWith("?limit=2"));
  });
});
