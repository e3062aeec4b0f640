import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const HERE = import.meta.dirname;

describe("four workers on one twin", function () {
  this.timeout(120_000);
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "test-runners-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const runner of ["mocha", "vitest", "jest"])
    it(`do not meet under ${runner}, and each test begins at the seed`, async () => {
      const captures = join(folder, `${runner}.jsonl`);
      const wt = ["wt", "run", "--twin", "stripe", "--export", captures];
      const { code, output } = await run("npx", [...wt, "--", "npm", "run", runner]);
      assert.equal(code, 0, output);
      assert.match(output, /20 (?:passing|passed)/);
      const lines = readFileSync(captures, "utf8").trimEnd().split("\n");
      const accounts = lines.map((line) => JSON.parse(line).partition);
      assert.equal(accounts.length, 60);
      assert.equal(new Set(accounts).size, 4);
    });
});

function run(program: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  // The runners would take the outer one's worker for their own, and colour what is compared here.
  const { MOCHA_WORKER_ID: _1, FORCE_COLOR: _2, ...inherited } = process.env;
  const options = { cwd: HERE, env: { ...inherited, NO_COLOR: "1" } };
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, output: stdout + stderr });
    });
  });
}
