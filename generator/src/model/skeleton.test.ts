import assert from "node:assert/strict";
import type { Json, SchemaNode } from "@wondertwin/framework/contracts";
import { SkeletonWriter } from "./skeleton.ts";

function skeletonOf(...nodes: readonly SchemaNode[]): Json {
  return new SkeletonWriter(nodes).write(0);
}

describe("SkeletonWriter", () => {
  it("shows what is required and null for what may be null, and leaves the rest out", () => {
    const entity: SchemaNode = { type: "object", required: ["id"], properties: { id: 1, note: 2, size: 3 } };
    assert.deepEqual(
      skeletonOf(entity, { type: "string" }, { type: ["string", "null"] }, { type: "integer" }),
      {
        id: "",
        note: null,
      },
    );
  });

  it("shows every property where nothing is said to be required", () => {
    const entity: SchemaNode = { type: "object", properties: { id: 1, size: 2 } };
    assert.deepEqual(skeletonOf(entity, { type: "string" }, { type: "integer" }), { id: "", size: 0 });
  });

  it("leaves a schema inside itself by the optional way", () => {
    const tree: SchemaNode = { type: "object", properties: { child: 0, name: 1 } };
    assert.deepEqual(skeletonOf(tree, { type: "string" }), { name: "" });
  });

  it("takes the first branch that ends", () => {
    const tree: SchemaNode = { type: "object", required: ["next"], properties: { next: 1 } };
    assert.deepEqual(skeletonOf(tree, { oneOf: [0, 2] }, { type: "string" }), { next: "" });
  });

  it("is never null itself", () => {
    assert.deepEqual(skeletonOf({ anyOf: [1, 2] }, { type: "null" }, { type: "object" }), {});
  });

  it("merges the parts of an allOf", () => {
    const part = (name: string): SchemaNode => ({
      type: "object",
      required: [name],
      properties: { [name]: 3 },
    });
    assert.deepEqual(skeletonOf({ allOf: [1, 2] }, part("a"), part("b"), { type: "boolean" }), {
      a: false,
      b: false,
    });
  });

  for (const [name, node, value] of [
    ["the first value of an enum", { enum: [null, "a", "b"] }, "a"],
    ["a date", { type: "string", format: "date-time" }, "1970-01-01T00:00:00Z"],
    ["as many items as demanded", { type: "array", items: 1, minItems: 2 }, [false, false]],
    ["the least number", { type: "integer", minimum: 3 }, 3],
    ["a number beyond an open end", { type: "integer", exclusiveMinimum: 3 }, 4],
    ["a multiple", { type: "integer", minimum: 4, multipleOf: 5 }, 5],
    ["a negative number", { type: "integer", maximum: -2 }, -2],
    ["the shortest text", { type: "string", minLength: 2 }, "xx"],
    ["a text for a pattern", { type: "string", pattern: "^AC[0-9]{3}$" }, "AC000"],
    ["no more than a pattern of another language allows", { type: "string", pattern: "(?i)[" }, ""],
  ] as const) {
    it(`writes ${name}`, () => assert.deepEqual(skeletonOf(node, { type: "boolean" }), value));
  }
});
