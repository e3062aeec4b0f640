import { createHash } from "node:crypto";

/** The SHA-256 digest of a text in UTF-8, in hexadecimal: for signatures that put a secret before what they sign. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
