import assert from "node:assert/strict";
import { objectProperties } from "./object-properties.ts";

describe("an object's properties", () => {
  it("are its own", () => {
    assert.deepEqual(objectProperties([{ properties: { a: 1 } }, {}], 0), { a: 1 });
  });

  it("are its parts' as well, its own before theirs", () => {
    const schemas = [{ allOf: [1, 2], properties: { a: 4 } }, { properties: { a: 3, b: 3 } }, { allOf: [3] }];
    assert.deepEqual(objectProperties([...schemas, { properties: { c: 4 } }, {}], 0), { a: 4, b: 3, c: 4 });
  });

  it("are those of alternatives, the first of a name", () => {
    const schemas = [{ anyOf: [1, 2] }, { properties: { a: 3 } }, { properties: { a: 4, b: 4 } }];
    assert.deepEqual(objectProperties(schemas, 0), { a: 3, b: 4 });
  });

  it("end where a schema contains itself", () => {
    assert.deepEqual(objectProperties([{ properties: { a: 1 }, allOf: [0] }], 0), { a: 1 });
  });

  it("are undefined where none is named", () => {
    assert.equal(objectProperties([{ type: "object" }], 0), undefined);
    assert.equal(objectProperties([{ allOf: [1] }, { type: "object" }], 0), undefined);
  });
});
