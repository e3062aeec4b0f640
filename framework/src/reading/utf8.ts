import { isUtf8 } from "node:buffer";
import { ReadProblem } from "./problem.ts";

/** Text of UTF-8 bytes; anything else is an `invalid_utf8` problem instead of replacement characters. */
export function decodeUtf8(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw new ReadProblem("invalid_utf8", "The text is not valid UTF-8.");
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
