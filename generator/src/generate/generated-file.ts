import { readFile } from "node:fs/promises";
import { errorCode } from "../disk/error-code.ts";
import { writeAtomically } from "../disk/write-atomically.ts";

/** A file that the generator owns, and what it should hold. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
  /** Whether version control keeps it, so that it must be there. */
  readonly kept?: boolean;
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
 * The paths of the files that hold something else, or are missing though they are kept.
 *
 * Any other file may be missing: the registry, which is kept, has the digests of all.
 */
export async function findStale(files: readonly GeneratedFile[]): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const { path, content, kept = false } of files) {
    const present = await contentOf(path);
    if (present === undefined ? kept : present !== content) stale.push(path);
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
