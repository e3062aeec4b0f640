import assert from "node:assert/strict";
import { stoppedAt } from "../clock/clock.ts";
import { Worlds } from "./worlds.ts";

describe("a partition whose seed cannot be planted", () => {
  it("is not there: who enters it next finds a whole one, or hears of it again", () => {
    let isBroken = true;
    const plant = () => {
      if (isBroken) throw new Error("broken");
    };
    const worlds = new Worlds({ seed: "", clock: stoppedAt(0), plant, fill: () => {} });
    worlds.subscribe([{ url: "http://127.0.0.1:1", events: ["*"], secret: "" }]);
    assert.throws(() => worlds.enter("one", 0), /broken/);
    assert.deepEqual(worlds.names(), []);
    assert.throws(() => worlds.enter("one", 0), /broken/);
    isBroken = false;
    assert.equal(worlds.enter("one", 0).subscriptions.length, 1);
    assert.deepEqual(worlds.names(), ["one"]);
  });
});
