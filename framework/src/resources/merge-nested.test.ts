import assert from "node:assert/strict";
import { mergeNested } from "./merge-nested.ts";

describe("mergeNested", () => {
  it("changes what the request names and keeps the rest, at every depth", () => {
    const before = { street: "Main", city: { name: "Ulm", zip: "89073" } };
    const adopted = { street: null, city: { name: "Bonn", zip: null } };
    assert.deepEqual(mergeNested(before, adopted, { city: { name: "Bonn" } }), {
      street: "Main",
      city: { name: "Bonn", zip: "89073" },
    });
  });

  it("replaces what is no object on both sides", () => {
    assert.deepEqual(mergeNested(null, { a: 1 }, { a: 1 }), { a: 1 });
    assert.deepEqual(mergeNested({ a: 1 }, [2], [2]), [2]);
  });

  it("takes a property called __proto__ for one like any other", () => {
    const given: unknown = JSON.parse('{"__proto__": {"admin": true}}');
    const merged = mergeNested({ a: 1 }, given, given);
    assert.equal(JSON.stringify(merged), '{"a":1,"__proto__":{"admin":true}}');
    assert.equal(Reflect.get(Object(merged), "admin"), undefined);
    assert.equal(Object.getPrototypeOf(merged), Object.prototype);
  });
});
