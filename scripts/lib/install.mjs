import { existsSync, readFileSync } from "node:fs";
import { Problem } from "./problem.mjs";
import { inRoot, pinnedNode } from "./root.mjs";
import { run } from "./run.mjs";

/** Whether node_modules holds what package-lock.json asks for, by npm's own record of what it installed. */
export function isInstalled() {
  const installed = inRoot("node_modules/.package-lock.json");
  if (!existsSync(installed) || !existsSync(pinnedNode)) return false;
  return satisfies(readLockfile(installed), readLockfile(inRoot("package-lock.json")));
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/**
 * Whether everything that is wanted is there; optional packages may be missing, as on other platforms.
 * @param {Lockfile} installed
 * @param {Lockfile} wanted
 */
export function satisfies(installed, wanted) {
  return Object.entries(wanted.packages ?? {}).every(
    ([path, { version, integrity, optional, devOptional }]) => {
      // The root itself, which npm does not record.
      if (path === "") return true;
      const found = installed.packages?.[path];
      if (found === undefined) return optional === true || devOptional === true;
      return found.version === version && found.integrity === integrity;
    },
  );
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
 * @param {string} file
 * @returns {Lockfile}
 */
const readLockfile = (file) => JSON.parse(readFileSync(file, "utf8"));
