import { join } from "node:path";

/** Where a workspace keeps fetched descriptions, one file each, named by its SHA-256. */
export function cacheDir(root: string): string {
  return join(root, ".cache", "descriptions");
}
