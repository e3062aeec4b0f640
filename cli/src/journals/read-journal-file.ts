import { readFileSync } from "node:fs";
import { jsonOfLine } from "./whole-line.ts";

/** What a journal file holds. */
export interface JournalReading {
  /** The whole records before any damage; the header is none. */
  readonly records: number;
  /** Where the first damaged line begins, in bytes; undefined where every line is whole. */
  readonly damagedAt: number | undefined;
  /** The records from the damaged line on. */
  readonly behind: number;
}

const NEWLINE = 0x0a;

/** Looks through a journal file. An end without a line feed is no damage: the twin itself cuts it off. */
export function readJournalFile(path: string): JournalReading {
  const bytes = readFileSync(path);
  let whole = 0;
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
    if (jsonOfLine(bytes.toString("utf8", start, end)) === undefined) {
      return {
        records: recordsOf(whole),
        damagedAt: start,
        behind: countLines(bytes.subarray(start)) - (whole === 0 ? 1 : 0),
      };
    }
    whole++;
    start = end + 1;
  }
  return { records: recordsOf(whole), damagedAt: undefined, behind: 0 };
}

function recordsOf(lines: number): number {
  return Math.max(0, lines - 1);
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) lines++;
  return lines;
}
