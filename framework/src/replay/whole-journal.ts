import { existsSync, statSync } from "node:fs";
import { TwinError } from "../contracts/twin-error.ts";
import { JournalFiles } from "../journal/journal-files.ts";
import { readJournal } from "../journal/read-journal.ts";
import { readSnapshot, type Snapshot } from "../journal/read-snapshot.ts";
import type { HeaderRecord, JournalRecord, SavedRecord } from "../journal/record.ts";

/** A journal as it lies on disk; reading it changes nothing there. */
export interface WholeJournal {
  readonly header: HeaderRecord;
  /** The number of its first record. */
  readonly from: number;
  /** What puts a fresh twin where the records begin: nothing, where they begin with the first. */
  readonly base: readonly SavedRecord[];
  /** Its records in order, each file read when it is come to. */
  readonly records: () => Generator<JournalRecord>;
}

/** The files of a journal to be read, and the number of the record before the first one. */
interface Section {
  readonly files: readonly string[];
  readonly after: number;
  readonly snapshot: Snapshot | undefined;
}

/**
 * Opens a journal: a folder of them, or one file. It may be one that a running twin goes on writing: a last
 * record that is not whole yet is left out.
 *
 * It begins with the first record that there is; with the saved state nearest before `near`, where only that
 * moment matters.
 *
 * @throws TwinError `file_not_found`, `nothing_recorded`, `journal_gap`, `journal_corrupt`, `journal_format`
 */
export function openWholeJournal(path: string, { near = 0 }: { readonly near?: number } = {}): WholeJournal {
  const section = sectionAt(path, near);
  const [file] = section.files;
  const first = file === undefined ? undefined : readJournal(file);
  if (!first)
    throw new TwinError("nothing_recorded", `${path} holds no journal.`, {
      hint: "Send the twin requests first; it keeps a journal when it is started with wt up.",
    });
  return {
    header: first.header,
    from: section.after + 1,
    base: section.snapshot ? [{ kind: "saved", n: section.after, state: section.snapshot.state }] : [],
    records: () => recordsOf(section),
  };
}

function sectionAt(path: string, near: number): Section {
  if (!existsSync(path))
    throw new TwinError("file_not_found", `There is no ${path}.`, {
      hint: "Name a journal's folder or file, or start the twin with wt up, which keeps one.",
    });
  if (!statSync(path).isDirectory()) return { files: [path], after: 0, snapshot: undefined };
  const files = new JournalFiles(path);
  const snapshot = baseSnapshot(files, near);
  const after = snapshot?.after ?? 0;
  const behind = files.journals().filter((_, position, all) => {
    const next = all[position + 1];
    return next === undefined || next > after + 1;
  });
  return { files: behind.map((from) => files.journal(from)), after, snapshot };
}

/** The saved state to begin with: the last one not behind `near`, else the first where the beginning is gone. */
function baseSnapshot(files: JournalFiles, near: number): Snapshot | undefined {
  const starts = new Set(files.journals());
  const saved = files.snapshots().filter((after) => starts.has(after + 1));
  for (const after of saved.filter((each) => each <= near).toReversed()) {
    const snapshot = readSnapshot(files.snapshot(after));
    if (snapshot) return snapshot;
  }
  const [oldest] = saved;
  return oldest === undefined || starts.has(1) ? undefined : readSnapshot(files.snapshot(oldest));
}

function* recordsOf({ files, after }: Section): Generator<JournalRecord> {
  let last = after;
  for (const file of files) {
    for (const record of readJournal(file)?.records ?? []) {
      if (record.n <= after) continue;
      if (record.n !== last + 1)
        throw new TwinError("journal_gap", `Record ${last + 1} is missing before ${record.n} in ${file}.`, {
          hint: "Replay a journal of which no file between others is missing.",
        });
      last = record.n;
      yield record;
    }
  }
}
