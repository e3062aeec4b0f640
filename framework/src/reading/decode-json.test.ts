import assert from "node:assert/strict";
import { decodeJson, MAX_JSON_DEPTH } from "./decode-json.ts";
import { ReadProblem } from "./problem.ts";

function isProblem(kind: string): (error: unknown) => boolean {
  return (error) => error instanceof ReadProblem && error.kind === kind;
}

describe("decodeJson", () => {
  it("takes any value at the top", () => {
    for (const value of [null, true, 0, "a", [1], { a: [{}] }]) {
      assert.deepEqual(decodeJson(JSON.stringify(value)), value);
    }
  });

  it("takes nothing for undefined", () => {
    assert.equal(decodeJson(""), undefined);
    assert.equal(decodeJson(" \n"), undefined);
  });

  it("refuses broken text", () => {
    for (const text of ["{", "{a:1}", "[1,]", "undefined", "NaN", "'a'", "{}{}", '"\u0000"']) {
      assert.throws(() => decodeJson(text), isProblem("malformed_json"), text);
    }
  });

  it("refuses nesting beyond its limit and no other", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    assert.ok(decodeJson(nested(MAX_JSON_DEPTH)));
    assert.throws(() => decodeJson(nested(MAX_JSON_DEPTH + 1)), isProblem("too_deep"));
    assert.throws(() => decodeJson('{"a":'.repeat(1_000_000)), isProblem("too_deep"));
    assert.deepEqual(decodeJson(JSON.stringify(["[".repeat(500), '\\"{'.repeat(500)])), [
      "[".repeat(500),
      '\\"{'.repeat(500),
    ]);
    assert.ok(decodeJson(JSON.stringify(Array.from({ length: 500 }, () => ({ a: [] })))));
  });

  it("keeps __proto__ as data", () => {
    const value = decodeJson('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    assert.ok(typeof value === "object" && value !== null);
    assert.deepEqual(Object.keys(value), ["__proto__", "constructor"]);
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
    assert.equal("polluted" in {}, false);
  });
});
