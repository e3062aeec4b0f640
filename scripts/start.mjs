import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { runMain } from "./lib/problem.mjs";
import { inRoot, pinnedNode } from "./lib/root.mjs";
import { setUp } from "./lib/set-up.mjs";

/** Sets the workspace up, then is `wt up` with the same arguments, signals and exit code. */
async function start() {
  await setUp();
  const args = [inRoot("cli/bin/wt.js"), "up", ...process.argv.slice(2)];
  const twins = spawn(pinnedNode, args, { stdio: "inherit" });
  // The child decides what a signal means; this process only has to outlive it.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => twins.kill(signal));
  }
  const [code, signal] = await once(twins, "close");
  return code ?? 128 + (constants.signals[/** @type {NodeJS.Signals} */ (signal)] ?? 0);
}

await runMain(start);
