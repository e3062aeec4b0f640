import assert from "node:assert/strict";
import { nearest } from "./nearest.ts";

describe("the word that was probably meant", () => {
  for (const [word, meant] of [
    ["stats", "status"],
    ["dwon", "down"],
    ["u", "up"],
    ["genrate", "generate"],
    ["xyzzy", undefined],
  ] as const) {
    it(`for ${word} is ${meant}`, () => {
      assert.equal(nearest(word, ["up", "down", "status", "generate"]), meant);
    });
  }
});
