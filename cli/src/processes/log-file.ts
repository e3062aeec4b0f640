import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync } from "node:fs";
import { join } from "node:path";
import { isMissing } from "../project/read-json.ts";
import type { StateFolder } from "./state-folder.ts";

/** How many lines of a log explain a failure. */
export const TAIL = 12;

/** Where a twin's output goes. */
export function logFileOf(folder: StateFolder, name: string): string {
  return join(folder.logs, `${name}.log`);
}

/** Opens a fresh log for a start; the log of the start before stays beside it as `<twin>.log.1`. */
export function openFreshLog(file: string): number {
  if (existsSync(file)) renameSync(file, `${file}.1`);
  return openSync(file, "a", 0o600);
}

/** The last lines of a log, oldest first; none when there is no such file. */
export function lastLines(file: string, count: number): string[] {
  return linesOf(readTail(file, count)?.text ?? "");
}

/** The lines of a text; a line feed at its end opens none. */
export function linesOf(text: string): string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

const LINE_FEED = 10;
const CHUNK = 64 * 1024;

/** The last lines of a file as they stand there, and where the file ends; `undefined` when there is none. */
export function readTail(file: string, count: number): { text: string; end: number } | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(file, "r");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  try {
    const end = fstatSync(descriptor).size;
    let tail = Buffer.alloc(0);
    let start: number | undefined;
    for (let from = end; from > 0 && start === undefined; ) {
      const chunk = Buffer.alloc(Math.min(CHUNK, from));
      from -= chunk.length;
      readSync(descriptor, chunk, 0, chunk.length, from);
      tail = Buffer.concat([chunk, tail]);
      start = startOfLast(tail, count);
    }
    return { text: tail.subarray(start ?? 0).toString("utf8"), end };
  } finally {
    closeSync(descriptor);
  }
}

/** Where the last `count` lines begin; `undefined` when there are fewer. */
function startOfLast(bytes: Buffer, count: number): number | undefined {
  let at = bytes.at(-1) === LINE_FEED ? bytes.length - 1 : bytes.length;
  if (count === 0) return bytes.length;
  for (let left = count; left > 0; left--) {
    if (at === 0) return undefined;
    at = bytes.lastIndexOf(LINE_FEED, at - 1);
    if (at === -1) return undefined;
  }
  return at + 1;
}
