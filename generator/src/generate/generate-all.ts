import { join, relative } from "node:path";
import { type Registry, TwinError } from "@wondertwin/framework/contracts";
import type { Progress } from "../sources/fetch-description.ts";
import { buildTwin } from "./build-twin.ts";
import { cacheDir } from "./cache-dir.ts";
import { findStale, type GeneratedFile, writeChanged } from "./generated-file.ts";
import { readRegistryTwins, registryEntry, registryText } from "./registry-file.ts";
import { readSpecFolder, specNames } from "./spec-folder.ts";
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
  const files: GeneratedFile[] = [];
  const twins: TwinReport[] = [];
  for (const name of await specNames(join(root, "specs"), only)) {
    const spec = await readSpecFolder(join(root, "specs", name));
    const twin = await buildTwin({
      ...spec,
      home: root,
      cacheDir: cacheDir(root),
      withTypes: true,
      onProgress,
    });
    files.push({ path: join(spec.folder, "api.gen.ts"), content: twin.apiTypes });
    files.push(...twinFiles(twin, join(root, "twins", name)));
    entries[name] = registryEntry(twin);
    twins.push(reportOf(twin));
    onProgress?.(summaryOf(reportOf(twin)));
  }
  // Nothing is written before all is made, so that the registry and the twins never disagree; it comes last.
  files.push({ path: registryFile, content: registryText(entries), kept: true });
  if (check) {
    failIfStale(relativeTo(root, await findStale(files)));
    return { twins, written: [] };
  }
  return { twins, written: relativeTo(root, await writeChanged(files)) };
}

function relativeTo(root: string, files: readonly string[]): readonly string[] {
  return files.map((file) => relative(root, file));
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
