import assert from "node:assert/strict";
import { lastLiteral, lastParameter, parentShape, pathShape } from "./path-shape.ts";

describe("pathShape", () => {
  it("compares templates by position, not by the names of their parameters", () => {
    assert.equal(pathShape("/a/{x}/b/{y}").key, pathShape("/a/{one}/b/{two}").key);
    assert.deepEqual(pathShape("/a/{x}/b/{y}").parameters, ["x", "y"]);
  });

  it("leaves a format at the end out", () => {
    assert.equal(pathShape("/Accounts/{Sid}.json").key, "/Accounts/{}");
    assert.equal(lastLiteral(pathShape("/Accounts.json")), "Accounts");
  });

  it("reads a verb behind a colon as a segment of its own", () => {
    const shape = pathShape("/v1/jobs/{id}:cancel");
    assert.equal(lastLiteral(shape), "cancel");
    assert.equal(lastParameter(parentShape(shape)), "id");
  });

  it("ignores a slash at the end", () => {
    assert.equal(pathShape("/a/{x}/").key, "/a/{}");
  });
});
