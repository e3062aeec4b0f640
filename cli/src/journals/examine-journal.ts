import { type JournalFile, journalFiles, savedUpTo } from "./journal-folder.ts";
import { readJournalFile } from "./read-journal-file.ts";

/** A damaged place in a twin's journal and what it costs. */
export interface Damage {
  readonly path: string;
  /** Where the damaged record begins, in bytes. */
  readonly at: number;
  /** The number that the damaged record has. */
  readonly record: number;
  /** How many records cannot be used because of it, itself among them. */
  readonly lost: number;
  /** The files behind it that cannot be used either, because their records follow on lost ones. */
  readonly unreachable: readonly string[];
  /** Whether the state is whole all the same, because a snapshot behind the damage holds it. */
  readonly stateIsSafe: boolean;
}

/** What a twin's journal holds. */
export interface JournalState {
  readonly records: number;
  readonly damages: readonly Damage[];
}

/** Looks through a twin's journal, up to the first damage that nothing behind it can be reached from. */
export function examineJournal(folder: string): JournalState {
  const files = journalFiles(folder);
  const damages: Damage[] = [];
  let records = 0;
  for (const [position, file] of files.entries()) {
    const reading = readJournalFile(file.path);
    records += reading.records;
    if (reading.damagedAt === undefined) continue;
    const behind = files.slice(position + 1);
    // The rule by which a twin that starts skips a file.
    const stateIsSafe = behind[0] !== undefined && behind[0].from <= savedUpTo(folder) + 1;
    const damage = { path: file.path, at: reading.damagedAt, record: file.from + reading.records };
    if (stateIsSafe) {
      damages.push({ ...damage, lost: reading.behind, unreachable: [], stateIsSafe });
      continue;
    }
    const lost = reading.behind + recordsIn(behind);
    damages.push({ ...damage, lost, unreachable: behind.map(({ path }) => path), stateIsSafe });
    break;
  }
  return { records, damages };
}

function recordsIn(files: readonly JournalFile[]): number {
  return files
    .map(({ path }) => readJournalFile(path))
    .reduce((sum, { records, behind }) => sum + records + behind, 0);
}
