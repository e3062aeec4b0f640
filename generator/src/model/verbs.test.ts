import assert from "node:assert/strict";
import { makesEntity, searches, stateAfter } from "./verbs.ts";

describe("stateAfter", () => {
  for (const [action, states, state] of [
    ["cancel", ["open", "canceled"], "canceled"],
    ["cancel", ["open", "cancelled"], "cancelled"],
    ["archive", ["live", "archived"], "archived"],
    ["pay", ["open", "paid"], "paid"],
    ["void", ["open", "void"], "void"],
    ["reactivate", ["active", "inactive"], "active"],
    ["deny", ["pending", "denied"], "denied"],
    ["ship", ["new", "shipped"], "shipped"],
    ["mark_uncollectible", ["open", "uncollectible"], "uncollectible"],
    ["mark_as_paid", ["open", "paid"], "paid"],
    ["stop", ["RUNNING", "STOPPED"], "STOPPED"],
  ] as const) {
    it(`${action} ends in ${state}`, () => assert.equal(stateAfter(action, states), state));
  }

  it("says nothing where no state is named after the action", () => {
    assert.equal(stateAfter("confirm", ["processing", "succeeded"]), undefined);
    assert.equal(stateAfter("cancel_action", ["canceled"]), undefined);
  });
});

describe("makesEntity", () => {
  it("tells making from trying", () => {
    assert.equal(makesEntity("create_reversal"), true);
    assert.equal(makesEntity("create_preview"), false);
    assert.equal(makesEntity("refund"), false);
  });
});

describe("searches", () => {
  it("knows the words for searching", () => {
    assert.equal(searches("search"), true);
    assert.equal(searches("research"), false);
  });
});
