import assert from "node:assert/strict";
import { check } from "./check.ts";

describe("an expectation", () => {
  const holds = (value: unknown, expected: unknown) =>
    check("x", { found: true, value }, expected).length === 0;

  it("is a value, or operators that all hold", () => {
    const cases: readonly [value: unknown, expected: unknown, holds: boolean][] = [
      ["a", "a", true],
      [5, 5, true],
      [5, "5", false],
      [true, "true", true],
      [null, null, true],
      [null, "", false],
      [{ a: [1] }, { eq: { a: [1] } }, true],
      [{ a: [1] }, { eq: { a: [2] } }, false],
      [5, { gte: 5, lte: 5 }, true],
      [5, { gte: 4, lte: 4 }, false],
      ["5", { gte: 1 }, false],
      ["teapot", { contains: "pot" }, true],
      [["tea", "pot"], { contains: "pot" }, true],
      [["teapot"], { contains: "pot" }, false],
      ["cus_1", { regex: "^cus_" }, true],
      [[1, 2], { count: 2 }, true],
      [{ a: 1 }, { count: 2 }, false],
      ["ab", { count: 2 }, false],
    ];
    for (const [value, expected, wanted] of cases)
      assert.equal(holds(value, expected), wanted, JSON.stringify({ value, expected }));
  });

  it("of what is not there fails, unless that is what is expected", () => {
    const missing = { found: false } as const;
    assert.deepEqual(check("x", missing, { exists: false }), []);
    assert.equal(check("x", missing, { exists: true }).length, 1);
    assert.equal(check("x", missing, null).length, 1);
    assert.equal(check("x", { found: true, value: null }, { exists: false }).length, 1);
  });
});
