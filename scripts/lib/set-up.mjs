import { isFresh, markFresh } from "./fresh.mjs";
import { install, isInstalled } from "./install.mjs";
import { withLock } from "./lock.mjs";
import { requireNode } from "./node-version.mjs";
import { Problem } from "./problem.mjs";
import { command, twins } from "./products.mjs";
import { inRoot, pinnedNode } from "./root.mjs";
import { run } from "./run.mjs";
import { step } from "./step.mjs";

/** Young garbage is collected early: the largest descriptions then fit into 250 MB. */
const smallHeap = "--max-semi-space-size=4";

/**
 * Brings the workspace to where everything runs: packages installed, twins generated, `wt` bundled.
 *
 * What is up to date is left alone, and nothing is printed about it.
 *
 * @param {{ regenerate?: boolean }} [options]
 */
export async function setUp({ regenerate = false } = {}) {
  requireNode();
  await withLock(
    inRoot(".cache/set-up.lock"),
    () => prepare(regenerate),
    (holder) => console.log(`… waiting for another set-up (process ${holder})`),
  );
}

/** @param {boolean} regenerate */
async function prepare(regenerate) {
  if (!isInstalled()) {
    await step({ doing: "installing the packages", done: "installed" }, install);
  }
  if (regenerate || !isFresh(twins())) {
    await step({ doing: "generating the twins", done: "generated" }, () => runPart("scripts/generate.ts"));
    markFresh(twins());
  }
  if (!isFresh(command())) {
    await step({ doing: "bundling wt", done: "bundled wt" }, () => runPart("scripts/bundle-command.mjs"));
    markFresh(command());
  }
}

/**
 * Runs a part of the set-up under the Node that the workspace pins.
 * @param {string} script
 * @returns {Promise<string>} what it printed
 */
async function runPart(script) {
  const { code, output } = await run(pinnedNode, [smallHeap, "--conditions=source", script], { quiet: true });
  if (code !== 0) throw new Problem(`${script} failed.`, { output });
  return output;
}
