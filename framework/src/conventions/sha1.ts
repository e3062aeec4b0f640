import { createHash } from "node:crypto";

/** The SHA-1 digest of bytes, or of a text in UTF-8, in hexadecimal (RFC 3174): a name for content, no secret. */
export function sha1(content: Uint8Array | string): string {
  return createHash("sha1").update(content).digest("hex");
}
