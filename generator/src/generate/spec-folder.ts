import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import {
  type AddedSource,
  type DescriptionSource,
  type SourceFile,
  TwinError,
} from "@wondertwin/framework/contracts";
import type { Patch } from "../description/patch.ts";
import { errorCode } from "../disk/error-code.ts";
import { readJsonFile } from "./read-json-file.ts";
import { PATCH_FILE_SCHEMA, SOURCE_FILE_SCHEMA } from "./source-file-schema.ts";

/** A vendor's folder as its author wrote it. */
export interface SpecFolder {
  readonly folder: string;
  readonly about: Omit<SourceFile, "source" | "additions" | "companion">;
  readonly source: DescriptionSource;
  readonly additions: readonly AddedSource[];
  readonly companion?: SourceFile["companion"];
  readonly patches: readonly Patch[];
  /** The behaviour's modules, relative to the folder: the vendor first, the seed last. */
  readonly modules: readonly string[];
}

/**
 * Reads `source.json` and `patch.json` of a vendor's folder and finds its modules.
 *
 * @throws TwinError `spec_invalid`
 */
export async function readSpecFolder(folder: string): Promise<SpecFolder> {
  const {
    source,
    additions = [],
    companion,
    ...about
  } = await readJsonFile<SourceFile>(join(folder, "source.json"), SOURCE_FILE_SCHEMA);
  if (about.name !== basename(folder)) {
    throw new TwinError("spec_invalid", `${join(folder, "source.json")} names "${about.name}".`, {
      hint: `Name the twin like its folder: ${basename(folder)}.`,
    });
  }
  const files = await filesOf(folder);
  const patches = files.includes("patch.json")
    ? await readJsonFile<Patch[]>(join(folder, "patch.json"), PATCH_FILE_SCHEMA)
    : [];
  return {
    folder,
    about,
    source,
    additions,
    ...(companion && { companion }),
    patches,
    modules: await behaviourModules(folder, files),
  };
}

async function behaviourModules(spec: string, files: readonly string[]): Promise<readonly string[]> {
  const parts = await Promise.all(["resources", "operations"].map((folder) => modulesBelow(spec, folder)));
  const present = (name: string) => (files.includes(name) ? [name] : []);
  return [...present("vendor.ts"), ...parts.flat(), ...present("triggers.ts"), ...present("seed.ts")];
}

async function modulesBelow(spec: string, folder: string): Promise<string[]> {
  const names = await filesOf(join(spec, folder));
  return names
    .filter((name) => name.endsWith(".ts") && !/\.(?:test|d)\.ts$/.test(name))
    .map((name) => `${folder}/${name}`);
}

/**
 * The names of the vendors below a folder of specs: those asked for, or all.
 *
 * @throws TwinError `unknown_twin`
 */
export async function specNames(specs: string, only?: readonly string[]): Promise<readonly string[]> {
  const present = (await entriesOf(specs)).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  if (present.length === 0) {
    throw new TwinError("unknown_twin", `${specs} holds no specs.`, {
      hint: "Run this in a clone of the workspace, or give a description's file.",
    });
  }
  const unknown = only?.find((name) => !present.includes(name));
  if (unknown !== undefined) {
    throw new TwinError("unknown_twin", `There is no spec for "${unknown}".`, {
      hint: `Choose from: ${present.join(", ")}.`,
    });
  }
  return only === undefined ? present : [...new Set(only)];
}

/** Reads the folder of one vendor; the same as `readSpecFolder`, but says which names there are. */
export async function findSpec(specs: string, name: string): Promise<SpecFolder> {
  await specNames(specs, [name]);
  return readSpecFolder(join(specs, name));
}

async function filesOf(folder: string): Promise<string[]> {
  return (await entriesOf(folder)).filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** A folder's entries in an order that no file system decides; none where there is no folder. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}
