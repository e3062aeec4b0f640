import assert from "node:assert/strict";
import fc from "fast-check";
import { createRandom } from "../random/random.ts";
import type { FaultLatency } from "./fault-rule.ts";
import { drawLatency } from "./latency.ts";

/** Many draws, in rising order. */
function draws(latency: FaultLatency): number[] {
  const draw = drawLatency(latency);
  const random = createRandom("latency");
  return Array.from({ length: 2000 }, () => draw(random)).sort((one, other) => one - other);
}

describe("a latency", () => {
  it("is always as long where one duration is given", () => {
    assert.equal(drawLatency("1.5s")(createRandom("")), 1500);
    assert.equal(drawLatency(20)(createRandom("")), 20);
  });

  it("stays between its bounds and reaches both ends", () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (from, more) => {
        const drawn = draws({ from, to: from + more });
        assert.ok((drawn[0] ?? -1) >= from && (drawn.at(-1) ?? -1) <= from + more);
        assert.ok((drawn[100] ?? Number.NaN) <= from + more * 0.2);
        assert.ok((drawn[1900] ?? Number.NaN) >= from + more * 0.8 - 1);
      }),
      { numRuns: 20 },
    );
  });

  it("has the percentiles it was given", () => {
    const drawn = draws({ p99: "4s", p50: 100, p90: 1000 });
    const at = (percent: number) => drawn[Math.floor(drawn.length * (percent / 100))] ?? Number.NaN;
    assert.ok(Math.abs(at(50) - 100) < 60, String(at(50)));
    assert.ok(Math.abs(at(90) - 1000) < 300, String(at(90)));
    assert.ok(at(98) > 2000);
    assert.equal(at(99.9), 4000);
  });
});
