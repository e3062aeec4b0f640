import { existsSync, readFileSync } from "node:fs";
import { Problem } from "./problem.mjs";
import { inRoot, pinnedNode } from "./root.mjs";
import { run } from "./run.mjs";

/** Whether node_modules holds what package-lock.json asks for, by npm's own record of what it installed. */
export function isInstalled() {
  const installed = inRoot("node_modules/.package-lock.json");
  if (!existsSync(installed) || !existsSync(pinnedNode)) return false;
  const here = readPackages(installed);
  return Object.entries(readPackages(inRoot("package-lock.json"))).every(([path, wanted]) => {
    if (path === "") return true;
    const found = here[path];
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** Installs exactly what package-lock.json says; what npm has cached is not asked for again. */
export async function install() {
  const cached = await npm("ci", "--prefer-offline");
  if (cached.code === 0) return requirePinnedNode();
  // A cache that knows a package, but not yet the wanted version of it, needs the registry's word.
  const { code, output: everything } = await npm("ci");
  if (code === 0) return requirePinnedNode();
  const output = everything.split("\n").slice(0, 20).join("\n");
  if (/E(AI_AGAIN|NOTFOUND|CONNREFUSED|CONNRESET|TIMEDOUT|NOTCACHED|HOSTUNREACH|NETUNREACH)/.test(output)) {
    throw new Problem("The packages could not be downloaded: the registry cannot be reached.", {
      hint: "Check the network, or the proxy and registry in your npm configuration, and run the command again.",
      output,
    });
  }
  throw new Problem("npm could not install the packages.", {
    hint: "npm's own words stand above; mend what they name and run the command again.",
    output,
  });
}

/** @param {string[]} args */
function npm(...args) {
  const options = { quiet: true };
  const all = [...args, "--loglevel=error", "--no-fund", "--no-audit"];
  const cli = process.env["npm_execpath"];
  return cli?.endsWith(".js") ? run(process.execPath, [cli, ...all], options) : run("npm", all, options);
}

function requirePinnedNode() {
  if (existsSync(pinnedNode)) return;
  throw new Problem("The packages are installed, but the Node they pin is missing.", {
    hint: "npm was told to run no install scripts; allow them for the package `node` and run `npm ci`.",
  });
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>}
 */
function readPackages(lockfile) {
  return JSON.parse(readFileSync(lockfile, "utf8")).packages ?? {};
}
