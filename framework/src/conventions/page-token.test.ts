import assert from "node:assert/strict";
import type { RowSource } from "../authoring/page.ts";
import { pageToken } from "./page-token.ts";

const keys = ["a", "b", "c"];
const source: RowSource = {
  forward: (after) => {
    if (after !== undefined && !keys.includes(after)) return undefined;
    return keys.slice(after === undefined ? 0 : keys.indexOf(after) + 1).map((key) => ({ key }));
  },
  backward: () => undefined,
  count: () => keys.length,
};
const paginator = pageToken({
  token: "page",
  limit: "limit",
  default: 2,
  max: 5,
  strict: true,
  total: { expand: "expand", property: "total" },
  envelope: (page) => page,
});

function page(query: Record<string, unknown>) {
  const result = paginator.page(source, query, "");
  return "failure" in result
    ? { failure: result.failure.param }
    : { ...result, rows: result.rows.map(({ key }) => key).join("") };
}

describe("a page token", () => {
  it("leads from page to page, and ends", () => {
    const first = page({});
    assert.ok(!("failure" in first));
    assert.equal(first.rows, "ab");
    assert.equal(first.more, true);
    assert.deepEqual(page({ page: first.next }), { rows: "c", more: false });
  });

  it("does not show where it leads", () => {
    const first = page({ limit: 1 });
    assert.ok(!("failure" in first) && first.next !== undefined && first.next !== "a");
  });

  it("fails where it leads nowhere", () => {
    assert.deepEqual(page({ page: "nonsense" }), { failure: "page" });
    assert.deepEqual(page({ page: Buffer.from('["z"]').toString("base64url") }), { failure: "page" });
  });

  it("counts when asked to", () => {
    assert.deepEqual(page({ limit: 5, expand: ["total"] }), { rows: "abc", more: false, total: 3 });
    assert.deepEqual(page({ limit: 5, expand: ["data.x"] }), { rows: "abc", more: false });
  });

  it("fails for a limit out of bounds", () => {
    assert.deepEqual(page({ limit: 6 }), { failure: "limit" });
    assert.deepEqual(page({ limit: 0 }), { failure: "limit" });
  });
});
