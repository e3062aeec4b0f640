import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { Problem } from "./problem.mjs";
import { inRoot, pinnedNode, root } from "./root.mjs";
import { run } from "./run.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const homes = ["framework", "generator", "cli", "platform", "specs", "examples", "scripts", "bench"];

/** Every test file of the workspace, relative to the root. */
function testFiles() {
  const files = homes
    .filter((home) => existsSync(inRoot(home)))
    .flatMap((home) => readdirSync(inRoot(home), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith(".test.ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|[\\/])(node_modules|dist)[\\/]/.test(file));
  if (files.length === 0) throw new Problem("There are no tests to run.");
  return files.toSorted();
}

/**
 * Runs mocha over the whole workspace, or over the files and with the options that are given to it.
 * @param {readonly string[]} args
 * @returns {Promise<Counts>}
 */
export async function runTests(args) {
  const folder = mkdtempSync(join(tmpdir(), "test-counts-"));
  const counts = join(folder, "counts.json");
  try {
    const files = args.some((arg) => existsSync(resolve(root, arg))) ? [] : testFiles();
    const mocha = inRoot("node_modules/mocha/bin/mocha.js");
    // A test that fails may leave something open, which must not keep the others' outcome from being told.
    const { code } = await run(pinnedNode, [mocha, "--exit", ...args, ...files], {
      env: { TEST_COUNTS: counts },
    });
    if (existsSync(counts)) return JSON.parse(readFileSync(counts, "utf8"));
    // Our reporter always counts, so this run broke off; of another reporter's run only the exit code is known.
    const otherReporter = args.some((arg) => /^(-R|--reporter)/.test(arg));
    return { passed: 0, failed: code === 0 && otherReporter ? 0 : 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
