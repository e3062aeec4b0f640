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

  it("goes on from where it was saved, at any point of any life", () => {
    const step = fc.record({
      what: fc.constantFrom("look", "advance", "set", "run"),
      amount: fc.nat(1000),
      wall: fc.nat(1000),
    });
    /** What a clock shows behind each step; from the step `reborn` on it is one that was made of its state. */
    const life = (steps: readonly { what: string; amount: number; wall: number }[], reborn: number) => {
      let clock = new Clock(stoppedAt(500));
      let wall = 10_000;
      return steps.map(({ what, amount, wall: passed }, at) => {
        if (at === reborn) clock = new Clock(JSON.parse(JSON.stringify(clock.state)));
        wall += passed;
        if (what === "advance") clock.advance(amount, wall);
        if (what === "set") clock.set(clock.now(wall) + amount, wall);
        if (what === "run") clock.run(amount / 100, wall);
        return clock.now(wall);
      });
    };
    fc.assert(
      fc.property(fc.array(step), fc.nat(20), (steps, reborn) => {
        assert.deepEqual(life(steps, reborn), life(steps, -1));
      }),
    );
  });

  it("is moved as far by two steps as by one", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.constantFrom(0, 1, 60), (one, other, rate) => {
        const [twice, once] = [new Clock(stoppedAt(0)), new Clock(stoppedAt(0))];
        for (const clock of [twice, once]) clock.run(rate, 7);
        twice.advance(one, 7);
        twice.advance(other, 7);
        once.advance(one + other, 7);
        assert.equal(twice.now(1000), once.now(1000));
      }),
    );
  });

  it("is as it was where it refuses something", () => {
    const clock = new Clock(realTime);
    clock.now(1000);
    const { state } = clock;
    assert.throws(() => clock.set(500, 2000));
    assert.throws(() => clock.advance(-1, 2000));
    assert.throws(() => clock.run(-1, 2000));
    assert.deepEqual(clock.state, state);
  });
});
