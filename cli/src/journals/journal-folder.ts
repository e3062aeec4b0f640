import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { isRecord } from "../project/is-record.ts";
import { isMissing } from "../project/read-json.ts";
import { jsonOfLine } from "./whole-line.ts";

/** A file of a twin's journal. */
export interface JournalFile {
  readonly path: string;
  /** The number of the record it begins with. */
  readonly from: number;
}

/** The folders below that of all journals, one per twin; none where there is no such folder. */
export function journalFolders(path: string): readonly string[] {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(path, name));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** The files of a twin's journal in order. */
export function journalFiles(folder: string): readonly JournalFile[] {
  return numbered(folder, /^journal-(\d+)\.jsonl$/);
}

/** The last record whose effects the newest whole snapshot holds; 0 without one. */
export function savedUpTo(folder: string): number {
  for (const { path } of numbered(folder, /^snapshot-(\d+)\.json$/).toReversed()) {
    const json = jsonOfLine(readFileSync(path, "utf8").trimEnd());
    const snapshot: unknown = json === undefined ? undefined : JSON.parse(json);
    if (isRecord(snapshot) && typeof snapshot["after"] === "number") return snapshot["after"];
  }
  return 0;
}

function numbered(folder: string, name: RegExp): readonly JournalFile[] {
  return readdirSync(folder)
    .flatMap((file) => {
      const digits = name.exec(file)?.[1];
      return digits === undefined ? [] : [{ path: join(folder, file), from: Number(digits) }];
    })
    .sort((one, other) => one.from - other.from);
}

/** How many bytes the files in a journal's folder take, those that were set aside among them. */
export function sizeOfJournal(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
