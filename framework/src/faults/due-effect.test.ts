import assert from "node:assert/strict";
import fc from "fast-check";
import { createRandom } from "../random/random.ts";
import { dueEffect } from "./due-effect.ts";
import type { FaultRule } from "./fault-rule.ts";

const timing = fc.record(
  { skip: fc.nat(10), first: fc.integer({ min: 1, max: 20 }), every: fc.integer({ min: 1, max: 5 }) },
  { requiredKeys: [] },
);

/** Which of the first 60 requests a rule strikes, by number. */
function struck(rule: FaultRule, seed = "faults"): number[] {
  const random = createRandom(seed);
  const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
  return numbers.filter((nth) => dueEffect(rule, nth, random) !== undefined);
}

describe("the effect that is due", () => {
  it("strikes as often as the rule says, evenly spaced, and not before it begins", () => {
    fc.assert(
      fc.property(timing, (when) => {
        const { skip = 0, first = 60 - skip, every = 1 } = when;
        const numbers = struck({ ...when, status: 500 });
        const many = Math.floor(Math.min(first, 60 - skip) / every);
        assert.deepEqual(
          numbers,
          Array.from({ length: many }, (_, index) => skip + (index + 1) * every),
        );
      }),
    );
  });

  it("never strikes by chance where it would not strike for sure, and the same again", () => {
    fc.assert(
      fc.property(
        timing,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.string(),
        (when, probability, seed) => {
          const sure = new Set(struck({ ...when, status: 500 }));
          const rule = { ...when, probability, status: 500 };
          const drawn = struck(rule, seed);
          assert.ok(drawn.every((nth) => sure.has(nth)));
          assert.deepEqual(struck(rule, seed), drawn);
        },
      ),
    );
    assert.deepEqual(struck({ probability: 0, status: 500 }), []);
  });

  it("goes through a sequence once, in order", () => {
    const effect = fc.oneof(
      fc.constant("pass" as const),
      fc.record({ status: fc.integer({ min: 400, max: 599 }) }),
    );
    fc.assert(
      fc.property(fc.array(effect, { minLength: 1, maxLength: 30 }), fc.nat(10), (sequence, skip) => {
        const random = createRandom("");
        const met = Array.from({ length: 45 }, (_, index) =>
          dueEffect({ sequence, skip }, index + 1, random),
        );
        const expected = sequence.map((each) => (each === "pass" ? undefined : each));
        assert.deepEqual(met.slice(skip, skip + sequence.length), expected);
        assert.ok(met.slice(skip + sequence.length).every((each) => each === undefined));
      }),
    );
  });
});
