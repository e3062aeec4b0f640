import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isMissing } from "./read-json.ts";

/** The sha256 of a file; `undefined` when there is none. */
export function digestOf(file: string): string | undefined {
  try {
    return createHash("sha256").update(readFileSync(file)).digest("hex");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** What identifies a twin's build: the digest of its manifest, which lists those of its other files. */
export function buildDigest(folder: string): string | undefined {
  return digestOf(join(folder, "manifest.json"));
}
