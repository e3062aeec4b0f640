import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { type Registry, TwinError } from "@wondertwin/framework/contracts";
import { errorCode } from "../disk/error-code.ts";
import type { Progress } from "../sources/fetch-description.ts";
import { buildTwin } from "./build-twin.ts";
import { cacheDir } from "./cache-dir.ts";
import { findStale, writeChanged } from "./generated-file.ts";
import { readRegistryTwins, registryEntry, registryText } from "./registry-file.ts";
import { readSpecFolder } from "./spec-folder.ts";
import { twinFiles } from "./twin-files.ts";
import { reportOf, summaryOf, type TwinReport } from "./twin-report.ts";

export interface GenerateAllOptions {
  /** The workspace: the folder with `specs` and `twins`. */
  readonly root: string;
  /** Write nothing, and fail where what is there is not what would be written. */
  readonly check?: boolean;
  /** Names of the vendors to generate; all of them unless given. */
  readonly only?: readonly string[] | undefined;
  readonly onProgress?: Progress | undefined;
}

export interface GenerateReport {
  readonly twins: readonly TwinReport[];
  /** Files that were written, relative to the workspace; none with `check`. */
  readonly written: readonly string[];
}

/**
 * Generates the twins of a workspace: for each folder of `specs` the types its author works with, the twin
 * and its entry in the registry.
 *
 * Same pins, same bytes. What is unchanged is not touched, and each file is replaced as a whole.
 *
 * @throws TwinError `generated_stale` where `check` finds a difference; `unknown_twin`; and what fetching,
 * reading and bundling throw
 */
export async function generateAll({
  root,
  check = false,
  only,
  onProgress,
}: GenerateAllOptions): Promise<GenerateReport> {
  const registryFile = join(root, "twins", "registry.json");
  const entries: Record<string, Registry["twins"][string]> =
    only === undefined ? {} : { ...(await readRegistryTwins(registryFile)) };
  // Writing replaces what differs and names it; checking only names it.
  const apply = check ? findStale : writeChanged;
  const differing: string[] = [];
  const twins: TwinReport[] = [];
  for (const name of await vendorNames(join(root, "specs"), only)) {
    const spec = await readSpecFolder(join(root, "specs", name));
    const twin = await buildTwin({ ...spec, cacheDir: cacheDir(root), withTypes: true, onProgress });
    const types = { path: join(spec.folder, "api.gen.ts"), content: twin.apiTypes };
    differing.push(...(await apply([types, ...twinFiles(twin, join(root, "twins", name))])));
    entries[name] = registryEntry(twin);
    twins.push(reportOf(twin));
    onProgress?.(summaryOf(reportOf(twin)));
  }
  differing.push(...(await apply([{ path: registryFile, content: registryText(entries) }])));
  const files = differing.map((file) => relative(root, file));
  if (check) failIfStale(files);
  return { twins, written: files };
}

async function vendorNames(specs: string, only: readonly string[] | undefined): Promise<readonly string[]> {
  const present = await foldersOf(specs);
  const unknown = only?.find((name) => !present.includes(name));
  if (unknown !== undefined) {
    throw new TwinError("unknown_twin", `There is no spec for "${unknown}".`, {
      hint: `Choose from: ${present.join(", ")}.`,
    });
  }
  if (present.length === 0) {
    throw new TwinError("unknown_twin", `${specs} holds no specs.`, {
      hint: "Run this in a clone of the workspace, or give a description's file.",
    });
  }
  return only ?? present;
}

async function foldersOf(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

function failIfStale(files: readonly string[]): void {
  if (files.length === 0) return;
  throw new TwinError(
    "generated_stale",
    `Generated files are not what their sources give:\n  ${files.join("\n  ")}`,
    {
      hint: "Generate again with: npm run generate",
    },
  );
}
