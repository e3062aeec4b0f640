import { crc32 } from "node:zlib";

/**
 * The JSON that a journal's line holds; undefined where the line is not whole.
 *
 * A line is the checksum of its JSON (CRC-32 as eight hexadecimal digits), a blank and the JSON.
 */
export function jsonOfLine(line: string): string | undefined {
  const json = line.slice(9);
  const checksum = crc32(json).toString(16).padStart(8, "0");
  return line.startsWith(`${checksum} `) ? json : undefined;
}
