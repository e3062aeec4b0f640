import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { TwinError } from "@wondertwin/framework/contracts";
import { isMissing } from "../project/read-json.ts";

/**
 * The scenario files that paths name: the files themselves, and all JSON files in the folders, in order.
 *
 * Throws `file_not_found` and `no_scenarios`.
 */
export function findScenarios(paths: readonly string[]): readonly string[] {
  const files = [...new Set(paths.flatMap(filesAt))];
  if (files.length > 0) return files;
  throw new TwinError("no_scenarios", `There is no scenario in ${paths.join(", ")}.`, {
    hint: "Write one: a JSON file as wt test --schema describes it.",
  });
}

function filesAt(path: string): readonly string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new TwinError("file_not_found", `There is no ${path}.`, {
      hint: "Name a scenario file or a folder with some: wt test PATH.",
    });
  }
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json") && !/(^|[\\/])(?:node_modules|seeds)[\\/]/.test(name))
    .map((name) => join(path, name))
    .sort();
}
