import assert from "node:assert/strict";
import type { SchemaNode } from "../contracts/schema-node.ts";
import { leastValue } from "./least-value.ts";

describe("leastValue", () => {
  const of = (...schemas: SchemaNode[]) => leastValue(0, schemas);

  it("is null wherever null may stand", () => {
    assert.equal(of({ type: ["string", "null"] }), null);
    assert.equal(of({ anyOf: [1, 2] }, { type: "string" }, { type: "null" }), null);
  });

  it("is the first of listed values", () => {
    assert.equal(of({ type: "string", enum: ["card", "bank"] }), "card");
  });

  it("keeps within bounds", () => {
    assert.equal(of({ type: "integer" }), 0);
    assert.equal(of({ type: "integer", minimum: 3 }), 3);
    assert.equal(of({ type: "number", exclusiveMinimum: 0 }), 1);
    assert.equal(of({ type: "string", minLength: 2 }), "xx");
    assert.deepEqual(of({ type: "array", minItems: 1, items: 1 }, { type: "boolean" }), [false]);
  });

  it("is of its format", () => {
    assert.equal(of({ type: "string", format: "date" }), "1970-01-01");
    assert.equal(of({ type: "string", format: "a format of the vendor's own" }), "");
  });

  it("has what an object requires and no more", () => {
    const schemas: SchemaNode[] = [
      { type: "object", properties: { a: 1, b: 2, c: 1 }, required: ["a", "b"] },
      { type: "integer" },
      { type: "object", properties: { d: 1 }, required: ["d"] },
    ];
    assert.deepEqual(of(...schemas), { a: 0, b: { d: 0 } });
  });

  it("merges the objects of an allOf", () => {
    const part = (name: string): SchemaNode => ({
      type: "object",
      properties: { [name]: 3 },
      required: [name],
    });
    assert.deepEqual(of({ allOf: [1, 2] }, part("a"), part("b"), { type: "string" }), { a: "", b: "" });
  });
});
