import assert from "node:assert/strict";
import { firstState } from "./first-state.ts";

describe("the first state", () => {
  it("is one that things begin in", () => {
    assert.equal(firstState(["canceled", "failed", "pending", "reversed", "succeeded"]), "pending");
    assert.equal(firstState(["accepted", "canceled", "draft", "open"]), "draft");
    assert.equal(firstState(["advancing", "internal_failure", "ready"]), "ready");
    assert.equal(firstState(["closed", "open"]), "open");
  });

  it("is the first that is listed where no word tells", () => {
    assert.equal(firstState(["blue", "red"]), "blue");
    assert.equal(firstState([]), undefined);
  });
});
