import assert from "node:assert/strict";
import { diffLines, mergeLines } from "./lines.ts";

const lines = (text: string) => [...text];

describe("lines", () => {
  it("differ where they are not the same, at places that count from 0", () => {
    assert.deepEqual(diffLines(lines("abcd"), lines("abcd")), []);
    assert.deepEqual(diffLines(lines("abcd"), lines("aXcdY")), [
      { at: 1, removed: ["b"], addedAt: 1, added: ["X"] },
      { at: 4, removed: [], addedAt: 4, added: ["Y"] },
    ]);
    assert.deepEqual(diffLines([], lines("a")), [{ at: 0, removed: [], addedAt: 0, added: ["a"] }]);
  });

  it("take the changes of both sides where those do not meet", () => {
    assert.deepEqual(mergeLines(lines("abcde"), lines("Xbcde"), lines("abcdY")), lines("XbcdY"));
    assert.deepEqual(mergeLines(lines("abc"), lines("aXc"), lines("aXc")), lines("aXc"));
  });

  it("are not merged where both sides change one place", () => {
    assert.equal(mergeLines(lines("abc"), lines("aXc"), lines("aYc")), undefined);
  });
});
