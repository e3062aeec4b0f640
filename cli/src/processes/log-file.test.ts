import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lastLines, readTail } from "./log-file.ts";

describe("the end of a log", () => {
  const folder = mkdtempSync(join(tmpdir(), "wt-log-"));
  const file = join(folder, "a.log");
  after(() => rmSync(folder, { recursive: true }));

  for (const [text, count, expected] of [
    ["a\nb\nc\n", 2, ["b", "c"]],
    ["a\nb\nc", 2, ["b", "c"]],
    ["a\nb\n", 5, ["a", "b"]],
    ["a\n\n\n", 2, ["", ""]],
    ["a\n", 0, []],
    ["", 3, []],
    ["\n", 1, [""]],
  ] as const) {
    it(`is ${JSON.stringify(expected)} for the last ${count} lines of ${JSON.stringify(text)}`, () => {
      writeFileSync(file, text);
      assert.deepEqual(lastLines(file, count), expected);
    });
  }

  it("is found in a file much longer than what is read at once", () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index} é`);
    writeFileSync(file, `${lines.join("\n")}\n`);
    assert.deepEqual(lastLines(file, 15_000), lines.slice(-15_000));
    assert.deepEqual(lastLines(file, 30_000), lines);
  });

  it("is nothing where there is no file", () => {
    assert.equal(readTail(join(folder, "none"), 3), undefined);
    assert.deepEqual(lastLines(join(folder, "none"), 3), []);
  });
});
