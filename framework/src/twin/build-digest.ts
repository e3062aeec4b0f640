import { hash } from "node:crypto";
import type { Manifest } from "../contracts/manifest.ts";

/** sha256 of what a twin is made of: builds with the same one answer the same. */
export function buildDigest({ files }: Pick<Manifest, "files">): string {
  return hash("sha256", JSON.stringify(files));
}
