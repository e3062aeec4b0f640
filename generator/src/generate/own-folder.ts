import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Manifest, TwinError } from "@wondertwin/framework/contracts";
import { errorCode } from "../disk/error-code.ts";

/**
 * Makes sure that a folder is new, empty or a twin's, so that nothing of the user's is overwritten.
 *
 * @throws TwinError `folder_not_empty`
 */
export async function requireOwnFolder(folder: string): Promise<void> {
  const entries = await entriesOf(folder);
  if (entries.length === 0 || (entries.includes("manifest.json") && (await isTwin(folder)))) return;
  throw new TwinError("folder_not_empty", `${folder} holds other files, which a twin could overwrite.`, {
    hint: "Name a folder that does not exist yet.",
  });
}

async function isTwin(folder: string): Promise<boolean> {
  try {
    const manifest: Partial<Manifest> = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
    return manifest.schema_version === 1 && manifest.files !== undefined;
  } catch {
    // A manifest that is none is not a twin's.
    return false;
  }
}

async function entriesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}
