#!/usr/bin/env node
// Plain JavaScript that any Node reads, so that an old one gets an explanation instead of a syntax error.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NEEDED = [22, 13];
const bundle = new URL("../dist/wt.js", import.meta.url);

if (!isRecentEnough(process.versions.node)) {
  runWithProjectsNode();
} else if (!existsSync(bundle)) {
  giveUp(
    "not_built",
    "The wt command is not built yet.",
    "Run npm run setup in the folder of this checkout.",
  );
} else {
  const { enableCompileCache } = await import("node:module");
  enableCompileCache();
  await import(bundle.href);
}

function isRecentEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** Hands over to the Node that the project has installed for itself, where there is one. */
function runWithProjectsNode() {
  const node = findProjectsNode(dirname(fileURLToPath(import.meta.url)));
  if (node === undefined) {
    giveUp(
      "node_too_old",
      `wt needs Node.js ${NEEDED.join(".")} or newer; this is ${process.versions.node} (${process.execPath}).`,
      "Install a newer Node.js, or run npm install in the project, which brings its own.",
    );
    return;
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) =>
    giveUp("node_broken", `${node} does not run: ${error.message}`, "Run npm install again."),
  );
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** The `node` package's program in the nearest `node_modules`; not the wrapper that starts a system's Node. */
function findProjectsNode(folder) {
  for (let at = folder; ; at = dirname(at)) {
    const candidate = join(
      at,
      "node_modules",
      "node",
      "bin",
      process.platform === "win32" ? "node.exe" : "node",
    );
    if (existsSync(candidate)) return candidate;
    if (dirname(at) === at) return undefined;
  }
}

function giveUp(code, what, hint) {
  if (process.argv.includes("--json")) {
    console.log(JSON.stringify({ ok: false, error: { code, message: what, hint } }));
  } else {
    console.error(`wt: ${what}\n    ${hint}`);
  }
  process.exitCode = 2;
}
