import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inRoot } from "./root.mjs";

const running = `
  const [, module, file] = process.argv;
  const { runTests } = await import(module);
  console.log(JSON.stringify(await runTests([file])));`;

describe("runTests", () => {
  const folder = mkdtempSync(join(tmpdir(), "run-tests-"));

  /** The counts of a run over one file with this content. */
  function countsOf(content: string) {
    const file = join(folder, "planted.mjs");
    writeFileSync(file, content);
    const module = pathToFileURL(inRoot("scripts/lib/tests.mjs")).href;
    const args = ["--input-type=module", "-e", running, module, file];
    const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
    return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
  }

  after(() => rmSync(folder, { recursive: true, force: true }));

  it("counts tests", () => {
    assert.deepEqual(countsOf('it("a", () => {}); it("b", () => { throw new Error("c"); });'), {
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });

  it("counts a run that breaks before its end as failed", () => {
    assert.deepEqual(countsOf('throw new Error("cannot be loaded");'), { passed: 0, failed: 1, skipped: 0 });
    assert.deepEqual(countsOf('it("a", () => process.exit(0));'), { passed: 0, failed: 1, skipped: 0 });
  });
});
