import { readFile } from "node:fs/promises";
import { errorCode } from "../disk/error-code.ts";
import { writeAtomically } from "../disk/write-atomically.ts";

/** A file that the generator owns, and what it should hold. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

/** Writes the files that are missing or differ, in order; the others are not touched. */
export async function writeChanged(files: readonly GeneratedFile[]): Promise<readonly string[]> {
  const written: string[] = [];
  for (const { path, content } of files) {
    if ((await contentOf(path)) === content) continue;
    await writeAtomically(path, content);
    written.push(path);
  }
  return written;
}

/**
 * The paths of the files that hold something else.
 *
 * A file that is not there is not stale: most generated files are not kept in version control, and the
 * registry, which is, has their digests.
 */
export async function findStale(files: readonly GeneratedFile[]): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const { path, content } of files) {
    const present = await contentOf(path);
    if (present !== undefined && present !== content) stale.push(path);
  }
  return stale;
}

async function contentOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
