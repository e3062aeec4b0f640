import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "../disk/error-code.ts";
import { sha256 } from "../disk/sha256.ts";
import { writeAtomically } from "../disk/write-atomically.ts";

/**
 * The cached file with this digest; `undefined` where there is none.
 *
 * A file whose content no longer has the digest it is named after is removed, so that it is fetched again.
 */
export async function readCached(cacheDir: string, digest: string): Promise<Uint8Array | undefined> {
  const file = join(cacheDir, digest);
  const bytes = await readIfPresent(file);
  if (bytes === undefined || sha256(bytes) === digest) return bytes;
  await rm(file, { force: true });
  return undefined;
}

export async function writeCached(cacheDir: string, digest: string, bytes: Uint8Array): Promise<void> {
  await writeAtomically(join(cacheDir, digest), bytes);
}

async function readIfPresent(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
