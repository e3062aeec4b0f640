import { crc32 } from "node:zlib";

/** A record as a line: its checksum, a space, its JSON. */
export function encodeLine(record: object): string {
  const json = JSON.stringify(record);
  return `${checksum(json)} ${json}\n`;
}

/** What a line holds, or undefined where it is not whole. */
export function decodeLine(line: string): unknown {
  const json = line.slice(9);
  if (line.charCodeAt(8) !== 0x20 || line.slice(0, 8) !== checksum(json)) return undefined;
  // What has the right checksum was written by encodeLine.
  return JSON.parse(json);
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, "0");
}
