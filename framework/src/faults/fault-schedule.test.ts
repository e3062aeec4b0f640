import assert from "node:assert/strict";
import fc from "fast-check";
import type { Twin } from "../engine/twin.ts";
import { send, start } from "../testing/notes-client.ts";
import type { FaultWish } from "./fault-rule.ts";

const rule: fc.Arbitrary<FaultWish> = fc.record(
  {
    status: fc.integer({ min: 500, max: 599 }),
    method: fc.constantFrom("GET", "POST"),
    partition: fc.constantFrom("k1", "k2"),
    skip: fc.nat(3),
    first: fc.integer({ min: 1, max: 9 }),
    every: fc.integer({ min: 1, max: 3 }),
    probability: fc.double({ min: 0, max: 1, noNaN: true }),
    on: fc.constantFrom("request", "answer"),
  },
  { requiredKeys: ["status"] },
);

const request = fc.record({ key: fc.constantFrom("k1", "k2"), method: fc.constantFrom("GET", "POST") });

describe("faults that are set", () => {
  it("strike the same requests again, wherever in between the twin is saved and loaded elsewhere", () => {
    const ask = (twin: Twin, requests: readonly { key: string; method: string }[]) =>
      requests.map(({ key, method }) => {
        const form = method === "POST" ? { form: { text: "One" } } : {};
        const { status, body } = send(twin, `${method} /notes`, { key, ...form });
        return { status, body: JSON.stringify(body) };
      });
    fc.assert(
      fc.property(
        fc.array(rule, { maxLength: 4 }),
        fc.array(request, { maxLength: 30 }),
        fc.nat(30),
        (rules, requests, moved) => {
          const twin = start();
          for (const each of rules) twin.faults.add(each);
          const before = ask(twin, requests.slice(0, moved));
          const elsewhere = start({ now: "2020-01-01" });
          elsewhere.restore(JSON.parse(JSON.stringify(twin.snapshot())));
          const after = ask(elsewhere, requests.slice(moved));
          assert.deepEqual(ask(twin, requests.slice(moved)), after);
          assert.deepEqual(elsewhere.faults.list(), twin.faults.list());

          const unbroken = start();
          for (const each of rules) unbroken.faults.add(each);
          assert.deepEqual(ask(unbroken, requests), [...before, ...after]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
