import assert from "node:assert/strict";
import type { PageRow } from "../authoring/page.ts";
import { offset } from "./offset.ts";

const rows: readonly PageRow[] = Array.from({ length: 5 }, (_, at) => ({ key: `k${at}` }));
const source = { forward: () => rows, backward: () => rows, count: () => rows.length };

/** The keys of a page, and where the next one begins. */
function page(query: Readonly<Record<string, unknown>>) {
  const found = offset({ offset: "offset", limit: "limit", default: 2, max: 3 }).page(
    source,
    query,
    "http://127.0.0.1/k",
  );
  assert.ok("rows" in found);
  return { keys: found.rows.map(({ key }) => key), more: found.more, next: found.next, total: found.total };
}

describe("pages by offset", () => {
  it("begin where they are told to, and say where the next one begins", () => {
    assert.deepEqual(page({}), { keys: ["k0", "k1"], more: true, next: "2", total: 5 });
    assert.deepEqual(page({ offset: 2, limit: 9 }), {
      keys: ["k2", "k3", "k4"],
      more: false,
      next: undefined,
      total: 5,
    });
    assert.deepEqual(page({ offset: 9 }).keys, []);
  });

  it("of nothing count all there is and lead nowhere", () => {
    assert.deepEqual(page({ limit: 0 }), { keys: [], more: false, next: undefined, total: 5 });
  });
});
