import { existsSync, statSync } from "node:fs";
import { TwinError } from "../contracts/twin-error.ts";
import { JournalFiles } from "../journal/journal-files.ts";
import { readJournal } from "../journal/read-journal.ts";
import type { HeaderRecord, JournalRecord } from "../journal/record.ts";

/** A journal from its first record on, as it lies on disk; reading it changes nothing there. */
export interface WholeJournal {
  readonly header: HeaderRecord;
  /** Its records in order, each file read when it is come to. */
  readonly records: () => Generator<JournalRecord>;
}

/**
 * Opens a journal: a folder of them, or one file. It may be one that a running twin goes on writing: a last
 * record that is not whole yet is left out.
 *
 * @throws TwinError `file_not_found`, `nothing_recorded`, `journal_gap`, `journal_corrupt`, `journal_format`
 */
export function openWholeJournal(path: string): WholeJournal {
  const files = journalFilesAt(path);
  const first = files[0] === undefined ? undefined : readJournal(files[0]);
  if (!first)
    throw new TwinError("nothing_recorded", `${path} holds no journal.`, {
      hint: "Send the twin requests first; it keeps a journal when it is started with wt up.",
    });
  return { header: first.header, records: () => recordsOf(files) };
}

function journalFilesAt(path: string): readonly string[] {
  if (!existsSync(path))
    throw new TwinError("file_not_found", `There is no ${path}.`, {
      hint: "Name a journal's folder or file, or start the twin with wt up, which keeps one.",
    });
  if (!statSync(path).isDirectory()) return [path];
  const files = new JournalFiles(path);
  return files.journals().map((from) => files.journal(from));
}

function* recordsOf(files: readonly string[]): Generator<JournalRecord> {
  let last = 0;
  for (const file of files) {
    for (const record of readJournal(file)?.records ?? []) {
      if (record.n !== last + 1)
        throw new TwinError("journal_gap", `Record ${last + 1} is missing before ${record.n} in ${file}.`, {
          hint: "Replay a journal that is there from its first record on.",
        });
      last = record.n;
      yield record;
    }
  }
}
