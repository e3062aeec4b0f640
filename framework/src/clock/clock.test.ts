import assert from "node:assert/strict";
import fc from "fast-check";
import { Clock, realTime, stoppedAt } from "./clock.ts";

describe("a clock", () => {
  it("goes with the machine's, stands still, or goes faster", () => {
    const clock = new Clock(realTime);
    assert.equal(clock.now(1000), 1000);
    clock.run(0, 2000);
    assert.equal(clock.now(9000), 2000);
    clock.run(60, 10_000);
    assert.equal(clock.now(11_000), 62_000);
  });

  it("moves forward and goes on as it went", () => {
    const stopped = new Clock(stoppedAt(500));
    stopped.advance(100, 7);
    assert.equal(stopped.now(99), 600);
    const running = new Clock(realTime);
    running.set(5000, 1000);
    assert.equal(running.now(1500), 5500);
  });

  it("is the same once saved, also where the machine's clock has been put back", () => {
    const clock = new Clock(realTime);
    assert.equal(clock.now(1000), 1000);
    const saved = new Clock(JSON.parse(JSON.stringify(clock.state)));
    assert.equal(saved.now(500), 1000);
    assert.equal(clock.now(500), 1000);
  });

  it("refuses to go backwards", () => {
    const clock = new Clock(stoppedAt(500));
    assert.throws(() => clock.set(499, 0), { code: "clock_backwards" });
    assert.throws(() => clock.advance(-1, 0), { code: "clock_backwards" });
    assert.throws(() => clock.advance(Number.NaN, 0), { code: "clock_backwards" });
    assert.throws(() => clock.run(-1, 0), { code: "clock_backwards" });
  });

  it("never shows less than before, whatever is done to it and to the machine's clock", () => {
    const step = fc.record({
      what: fc.constantFrom("look", "advance", "run"),
      amount: fc.nat(1000),
      wall: fc.integer({ min: -1000, max: 1000 }),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const clock = new Clock(realTime);
        let wall = 10_000;
        let latest = clock.now(wall);
        for (const { what, amount, wall: moved } of steps) {
          wall += moved;
          if (what === "advance") clock.advance(amount, wall);
          if (what === "run") clock.run(amount / 100, wall);
          const now = clock.now(wall);
          assert.ok(now >= latest);
          latest = now;
        }
      }),
    );
  });
});
