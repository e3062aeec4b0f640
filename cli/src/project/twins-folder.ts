import { existsSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { TwinError } from "@wondertwin/framework/contracts";
import { isRecord } from "./is-record.ts";
import { readLockedTwins } from "./locked-twins.ts";
import { readTwin } from "./manifest-file.ts";
import { ancestors } from "./project-root.ts";
import { isMissing, readJsonObject } from "./read-json.ts";
import { checkTwinName, isSummary, type Twin } from "./twin.ts";

/** Where twins live and which there are, in the order of their names. */
export interface TwinsFolder {
  readonly path: string;
  readonly twins: readonly Twin[];
  /** The names of those that are locked but not installed on this machine. */
  readonly missing?: readonly string[];
}

/**
 * Finds the twins for a folder: `WT_TWINS_DIR`, else the nearest `wondertwin.lock` or `twins/registry.json` upward,
 * else the twins installed in the nearest `node_modules/@wondertwin`; `undefined` when there are none.
 *
 * Throws `no_twins` when `WT_TWINS_DIR` names no folder, `registry_damaged` and `lock_invalid`.
 */
export function findTwinsFolder(from: string, env: NodeJS.ProcessEnv): TwinsFolder | undefined {
  const named = env["WT_TWINS_DIR"];
  if (named !== undefined && named !== "") return readNamedFolder(resolve(from, named));
  const folders = ancestors(from);
  for (const folder of folders) {
    const locked = readLockedTwins(folder, env);
    if (locked !== undefined) return locked;
    const built = join(folder, "twins");
    if (existsSync(join(built, "registry.json"))) return readRegistry(built);
  }
  return folders
    .map((folder) => readInstalled(join(folder, "node_modules", "@wondertwin")))
    .find((installed) => installed.twins.length > 0);
}

/** `findTwinsFolder`, where a command has nothing to do without twins: throws `no_twins` and `twin_not_installed`. */
export function requireTwinsFolder(from: string, env: NodeJS.ProcessEnv): TwinsFolder {
  const folder = findTwinsFolder(from, env);
  if (folder?.missing !== undefined && folder.missing.length > 0)
    throw new TwinError(
      "twin_not_installed",
      `Locked but not installed here: ${folder.missing.join(", ")}.`,
      {
        hint: "Install what is locked: wt ci.",
      },
    );
  if (folder !== undefined) return folder;
  throw new TwinError("no_twins", `There are no twins in or above ${from}.`, {
    hint: "Install one: wt install stripe; or make one of any API: wt generate openapi.json --out my-twin.",
  });
}

function readNamedFolder(path: string): TwinsFolder {
  if (existsSync(join(path, "registry.json"))) return readRegistry(path);
  if (existsSync(path)) return readInstalled(path);
  throw new TwinError("no_twins", `WT_TWINS_DIR names ${path}, which is not there.`, {
    hint: "Set WT_TWINS_DIR to a folder with registry.json in it, or unset it.",
  });
}

function readRegistry(path: string): TwinsFolder {
  const file = join(path, "registry.json");
  const damaged = (what: string, cause?: unknown) =>
    new TwinError("registry_damaged", `${file} ${what}.`, {
      hint: "Generate it again: wt generate; or restore it from version control.",
      cause,
    });
  let registry: Record<string, unknown> | undefined;
  try {
    registry = readJsonObject(file);
  } catch (error) {
    throw damaged("is not JSON", error);
  }
  if (registry?.["schema_version"] !== 1) throw damaged("is of a format this wt does not know");
  const entries = registry["twins"];
  if (!isRecord(entries)) throw damaged("lists no twins");
  const twins = Object.entries(entries).map(([name, entry]): Twin => {
    checkTwinName(name, file);
    if (!isSummary(entry) || !("manifest_sha256" in entry) || typeof entry.manifest_sha256 !== "string") {
      throw damaged(`has an incomplete entry for ${name}`);
    }
    return { name, folder: join(path, name), summary: entry, manifestDigest: entry.manifest_sha256 };
  });
  return { path, twins: twins.sort(byName) };
}

function readInstalled(path: string): TwinsFolder {
  const twins = subfolders(path).flatMap((folder) => {
    if (!existsSync(join(path, folder, "index.js"))) return [];
    const twin = readTwin(join(path, folder));
    if (twin !== undefined) checkTwinName(twin.name, join(path, folder, "manifest.json"));
    return twin ?? [];
  });
  return { path, twins: twins.sort(byName) };
}

function subfolders(path: string): string[] {
  try {
    return readdirSync(path).filter((name) => !basename(name).startsWith("."));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function byName(a: Twin, b: Twin): number {
  return a.name < b.name ? -1 : 1;
}
