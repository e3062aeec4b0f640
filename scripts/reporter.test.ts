import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot } from "./lib/root.mjs";

describe("the reporter", () => {
  const folder = mkdtempSync(join(tmpdir(), "reporter-"));
  const counts = join(folder, "counts.json");

  /** Runs mocha over one file with this content. */
  function mocha(content: string, env: Record<string, string> = {}) {
    const file = join(folder, "planted.mjs");
    writeFileSync(file, content);
    const args = [inRoot("node_modules/mocha/bin/mocha.js"), file];
    const { TEST_COUNTS: _, ...clean } = process.env;
    const { stdout, status } = spawnSync(process.execPath, args, {
      cwd: inRoot(),
      encoding: "utf8",
      env: { ...clean, NO_COLOR: "1", ...env },
    });
    return { status, stdout, last: stdout.trimEnd().split("\n").at(-1) };
  }

  after(() => rmSync(folder, { recursive: true, force: true }));

  it("ends with the sum", () => {
    const { status, last } = mocha('describe("a", () => { it("b", () => {}); it("c", () => {}); });');
    assert.deepEqual({ status, last }, { status: 0, last: "2 passed, 0 failed" });
  });

  it("counts what is skipped and a hook that fails", () => {
    const { status, last, stdout } = mocha(`
      describe("a", () => {
        it("b", () => {});
        it.skip("c", () => {});
        describe("d", () => { before(() => { throw new Error("no ground"); }); it("e", () => {}); });
      });`);
    assert.deepEqual({ status, last }, { status: 1, last: "1 passed, 1 failed, 1 skipped" });
    assert.match(stdout, /no ground/);
  });

  it("shows a failure in full, with the difference once", () => {
    const { stdout } = mocha(`
      import assert from "node:assert/strict";
      it("a", () => assert.deepEqual({ b: 1 }, { b: 2 }));`);
    assert.match(stdout, /- +"b": 1\n/);
    assert.match(stdout, /\+ +"b": 2\n/);
    assert.doesNotMatch(stdout, /actual - expected/);
  });

  it("leaves the sum to a caller that asks for the counts", () => {
    const { stdout } = mocha('it("a", () => {});', { TEST_COUNTS: counts });
    assert.doesNotMatch(stdout, /0 failed/);
    assert.deepEqual(JSON.parse(readFileSync(counts, "utf8")), { passed: 1, failed: 0, skipped: 0 });
  });
});
