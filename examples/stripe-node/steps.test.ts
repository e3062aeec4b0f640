import assert from "node:assert/strict";
import { Steps } from "./steps.ts";

describe("steps", () => {
  it("go on behind one that fails, and fail the program", async () => {
    const lines: string[] = [];
    const steps = new Steps((line) => lines.push(line));
    await steps.step("water is wet", async () => {});
    assert.equal(steps.exitCode, 0);
    await steps.step("two is three", async () => {
      throw new Error("2 is\nnot 3");
    });
    await steps.step("the sky is up", async () => {});
    assert.deepEqual(lines, ["✓ water is wet", "✗ two is three\n    2 is\n    not 3", "✓ the sky is up"]);
    assert.equal(steps.exitCode, 1);
  });
});
