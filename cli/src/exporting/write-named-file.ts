import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { TwinError } from "@wondertwin/framework/contracts";
import { writeAtomically } from "../processes/write-atomically.ts";

/**
 * Writes a file that the user has named and gives its whole path.
 *
 * Throws `file_not_found` where its folder is missing.
 */
export function writeNamedFile(file: string, content: string | Uint8Array): string {
  const path = requireFolderOf(file);
  writeAtomically(path, content);
  return path;
}

/** The whole path of a file that is to be written. Throws `file_not_found` where its folder is missing. */
export function requireFolderOf(file: string): string {
  const path = resolve(file);
  if (existsSync(dirname(path))) return path;
  throw new TwinError("file_not_found", `There is no folder ${dirname(path)}.`, {
    hint: "Make it first, or name a file elsewhere.",
  });
}
