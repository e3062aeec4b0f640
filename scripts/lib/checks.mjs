import { Problem, printProblem } from "./problem.mjs";
import { inRoot, pinnedNode } from "./root.mjs";
import { run } from "./run.mjs";
import { step } from "./step.mjs";

/** @typedef {{ name: string, args: readonly string[] }} Check a program run under the pinned Node */

/** @param {string} path of a program's script, below node_modules */
const installed = (path) => inRoot("node_modules", path);

/** @type {readonly Check[]} */
const checks = [
  { name: "types", args: [installed("typescript/bin/tsc"), "-b"] },
  { name: "lint and format", args: [installed("@biomejs/biome/bin/biome"), "check", "--error-on-warnings"] },
  { name: "nothing unused", args: [installed("knip/bin/knip.js")] },
  { name: "house rules", args: ["scripts/house-rules.mjs"] },
  { name: "generated files reproducible", args: ["--conditions=source", "scripts/generate.ts", "--check"] },
];

/**
 * Runs every check and prints what the failed ones said.
 * @returns {Promise<{ passed: number, failed: readonly string[] }>} with the names of the failed ones
 */
export async function runChecks() {
  const failed = [];
  for (const { name, args } of checks) {
    try {
      await step({ doing: name, done: name }, () => runCheck(name, args));
    } catch (error) {
      printProblem(error);
      failed.push(name);
    }
  }
  return { passed: checks.length - failed.length, failed };
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
async function runCheck(name, args) {
  const { code, output } = await run(pinnedNode, args, { quiet: true });
  if (code !== 0) throw new Problem(`The check failed: ${name}.`, { output });
}
