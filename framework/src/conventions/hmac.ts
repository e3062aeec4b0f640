import { createHmac } from "node:crypto";

/** What a digest is made of, and how it is written. */
export interface HmacInput {
  readonly algorithm: "sha1" | "sha256";
  readonly key: string;
  readonly text: string;
  readonly encoding: "hex" | "base64";
}

/** A keyed digest (RFC 2104), for signatures that `hmacSha256` cannot write. */
export function hmac({ algorithm, key, text, encoding }: HmacInput): string {
  return createHmac(algorithm, key).update(text).digest(encoding);
}
