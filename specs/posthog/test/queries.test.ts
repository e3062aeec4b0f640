import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { api, client, project, startPosthog } from "./sdk.ts";

describe("queries over what was captured", () => {
  let twin: RunningTwin;

  before(async () => {
    twin = await startPosthog();
    const posthog = client(twin);
    const capture = (distinctId: string, event: string, day: number, properties: object = {}) =>
      posthog.capture({
        distinctId,
        event,
        timestamp: new Date(`2026-01-${day}T10:00:00Z`),
        properties: { ...properties },
      });
    capture("ada", "seen", 29, { page: "/", $set: { email: "ada@example.com" } });
    capture("ada", "seen", 30, { page: "/prices" });
    capture("ada", "bought", 31, { amount: 12 });
    capture("grace", "seen", 30, { page: "/" });
    capture("grace", "bought", 30, { amount: 5 });
    capture("alan", "bought", 31, { amount: 3 });
    await posthog.shutdown();
  });
  after(() => twin.close());

  const ask = async (query: object) => {
    const { status, body } = await api(twin, `${project}/query/`, { method: "POST", body: { query } });
    return { status, ...body } as { status: number; [member: string]: unknown };
  };
  const results = async (query: string) => (await ask({ kind: "HogQLQuery", query }))["results"];

  it("selects, filters, orders and limits", async () => {
    const query =
      "SELECT event, distinct_id, properties.page FROM events WHERE event = 'seen' AND properties.page like '/%' ORDER BY timestamp DESC LIMIT 1";
    const { columns, results, hasMore } = await ask({ kind: "HogQLQuery", query });
    assert.deepEqual(columns, ["event", "distinct_id", "properties.page"]);
    assert.equal(hasMore, true);
    assert.equal(Array.isArray(results) && results.length, 1);
  });

  it("counts, and counts by group", async () => {
    assert.deepEqual(await results("select count() from events"), [[6]]);
    assert.deepEqual(await results("select count(distinct person_id) from events where event = 'bought'"), [
      [3],
    ]);
    const byEvent =
      "select event, count() as n, sum(properties.amount) from events group by event order by n desc, event";
    assert.deepEqual(await ask({ kind: "HogQLQuery", query: byEvent }).then(({ status }) => status), 501);
    assert.deepEqual(
      await results(
        "select event, sum(properties.amount) as total from events group by event order by total desc",
      ),
      [
        ["bought", 20],
        ["seen", 0],
      ],
    );
    assert.deepEqual(
      await results("select properties.email from persons where properties.email is not null"),
      [["ada@example.com"]],
    );
  });

  it("draws trends and funnels", async () => {
    const dateRange = { date_from: "2026-01-29", date_to: "2026-01-31" };
    const series = [
      { kind: "EventsNode", event: "seen", math: "dau" },
      { kind: "EventsNode", event: "bought" },
    ];
    const trend = await ask({ kind: "InsightVizNode", source: { kind: "TrendsQuery", series, dateRange } });
    assert.deepEqual(trend["results"], [
      { label: "seen", days: ["2026-01-29", "2026-01-30", "2026-01-31"], data: [1, 2, 0], count: 3 },
      { label: "bought", days: ["2026-01-29", "2026-01-30", "2026-01-31"], data: [0, 1, 2], count: 3 },
    ]);
    const funnel = await ask({ kind: "FunnelsQuery", series, dateRange });
    assert.deepEqual(Array.isArray(funnel["results"]) && funnel["results"].map(({ count }) => count), [2, 2]);
  });

  it("refuses what it cannot answer", async () => {
    for (const query of [
      { kind: "HogQLQuery", query: "select quantile(0.9)(properties.amount) from events" },
      { kind: "RetentionQuery", retentionFilter: {} },
      { kind: "TrendsQuery", series: [{ event: "seen" }], interval: "week" },
      { kind: "TrendsQuery", series: [{ event: "seen" }], breakdownFilter: { breakdown: "page" } },
      { kind: "TrendsQuery", series: [{ event: "seen", properties: [{ key: "page", value: "/" }] }] },
      { kind: "FunnelsQuery", series: [{ event: "seen" }], properties: [{ key: "page", value: "/" }] },
      { kind: "FunnelsQuery", series: [{ kind: "ActionsNode", id: 1 }] },
    ]) {
      const { status, type, code, attr } = await ask(query);
      assert.deepEqual(
        { status, type, code, attr },
        { status: 501, type: "server_error", code: "not_emulated", attr: "query" },
      );
    }
  });
});
