import { readFileSync, truncateSync } from "node:fs";
import { TwinError } from "../contracts/twin-error.ts";
import { decodeLine } from "./codec.ts";
import {
  type HeaderRecord,
  JOURNAL_FORMAT,
  type JournalRecord,
  type RequestRecord,
  type WrittenRecord,
} from "./record.ts";

export interface ReadJournal {
  readonly header: HeaderRecord;
  readonly records: readonly JournalRecord[];
  /** Bytes of a last record that was not written whole. */
  readonly torn: number;
}

const NEWLINE = 0x0a;

/**
 * Reads a journal file; undefined where not even its header was written whole.
 *
 * The end of a file may be torn by a process that was killed while it wrote; what is damaged before the end
 * is an error, because records behind it would be lost.
 *
 * @throws TwinError `journal_corrupt`, `journal_format`
 */
export function readJournal(file: string): ReadJournal | undefined {
  const bytes = readFileSync(file);
  const lines: unknown[] = [];
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
    const line = decodeLine(bytes.toString("utf8", start, end));
    if (line === undefined) throw corrupt(file, start);
    lines.push(line);
    start = end + 1;
  }
  const [header, ...records] = lines;
  if (header === undefined) return undefined;
  // Lines with a good checksum are what this module's writer wrote, the header first.
  const first = header as HeaderRecord;
  if (first.format !== JOURNAL_FORMAT)
    throw new TwinError(
      "journal_format",
      `${file} has format ${first.format}; this twin reads ${JOURNAL_FORMAT}.`,
      {
        hint: "Start with --fresh to begin anew.",
      },
    );
  return { header: first, records: completed(records as WrittenRecord[]), torn: bytes.length - start };
}

/** Records with what they share with the one before filled in. */
function completed(records: readonly WrittenRecord[]): readonly JournalRecord[] {
  let headers: RequestRecord["headers"] = {};
  let baseUrl = "";
  return records.map((record) => {
    if (record.kind !== "request") return record;
    ({ headers = headers, baseUrl = baseUrl } = record);
    return { ...record, headers, baseUrl };
  });
}

/** Cuts the torn end off a journal file. */
export function cutTornEnd(file: string, torn: number): void {
  truncateSync(file, readFileSync(file).length - torn);
}

function corrupt(file: string, offset: number): TwinError {
  return new TwinError("journal_corrupt", `The record at byte ${offset} of ${file} is damaged.`, {
    hint: "Keep what stands before it with wt doctor --repair, or begin anew with --fresh.",
  });
}
