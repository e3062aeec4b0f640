import { rmSync } from "node:fs";
import { crc32 } from "node:zlib";
import type { ClockState } from "../clock/clock.ts";
import { TwinError } from "../contracts/twin-error.ts";
import type { Engine } from "../engine/engine.ts";
import type { TwinResponse } from "../pipeline/exchange.ts";
import type { JournalFiles } from "./journal-files.ts";
import { cutTornEnd, readJournal } from "./read-journal.ts";
import { readSnapshot, type Snapshot } from "./read-snapshot.ts";
import type { JournalRecord } from "./record.ts";
import type { Owner } from "./recorder.ts";

/** What a recovery found. */
export interface Recovery {
  /** The number of the last record. */
  readonly last: number;
  /** How many records were gone through again. */
  readonly replayed: number;
  /** How many of them were answered differently than before. */
  readonly differing: number;
  /** Bytes of a last record that was not whole and has been cut off. */
  readonly torn: number;
}

export interface RecoverOptions {
  readonly engine: Engine;
  readonly files: JournalFiles;
  readonly owner: Owner;
  /** Does again what a record says; the answer, where it was a request. */
  readonly repeat: (record: JournalRecord) => TwinResponse | undefined;
}

/**
 * Brings an engine to where its journal ends: from the newest snapshot, then by going through the records
 * behind it again.
 *
 * @throws TwinError `journal_corrupt`, `journal_format`, `journal_of_another`, `journal_of_another_build`,
 * `journal_gap`
 */
export function recover(options: RecoverOptions): Recovery {
  const { engine, files, owner } = options;
  const snapshot = newestSnapshot(files, owner);
  if (snapshot) engine.load(snapshot.state);
  let last = snapshot?.after ?? 0;
  let replayed = 0;
  let differing = 0;
  let torn = 0;
  const journals = files.journals();
  for (const [position, from] of journals.entries()) {
    const next = journals[position + 1];
    if (next !== undefined && next <= last + 1) continue;
    const file = files.journal(from);
    const journal = readJournal(file);
    // Only a process killed while it began a file leaves one without its header.
    if (!journal) {
      rmSync(file);
      continue;
    }
    requireOwner(journal.header, owner, file);
    if (last === 0 && journal.header.clock) startClock(engine, journal.header.clock);
    if (journal.torn > 0) {
      cutTornEnd(file, journal.torn);
      torn += journal.torn;
    }
    for (const record of journal.records) {
      if (record.n <= last) continue;
      if (record.n !== last + 1)
        throw new TwinError("journal_gap", `Record ${last + 1} is missing before ${record.n} in ${file}.`, {
          hint: "Begin anew with --fresh.",
        });
      if (!isSameAnswer(record, options.repeat(record))) differing++;
      last = record.n;
      replayed++;
    }
  }
  return { last, replayed, differing, torn };
}

/** Whether an answer is the one a record tells of; whatever is no request has none. */
export function isSameAnswer(record: JournalRecord, response: TwinResponse | undefined): boolean {
  if (record.kind === "control") return true;
  return response?.status === record.status && crc32(response.body) === record.answer;
}

/** A journal's first records were made with the clock its header names, whatever this start was given. */
function startClock(engine: Engine, clock: ClockState): void {
  const { worlds, ...rest } = engine.save();
  engine.load({ ...rest, worlds: { ...worlds, clock, firstClock: clock } });
}

function newestSnapshot(files: JournalFiles, owner: Owner): Snapshot | undefined {
  for (const after of files.snapshots().toReversed()) {
    const snapshot = readSnapshot(files.snapshot(after));
    if (!snapshot) continue;
    requireOwner(snapshot.owner, owner, files.snapshot(after));
    return snapshot;
  }
  return undefined;
}

function requireOwner(found: Owner, wanted: Owner, file: string): void {
  const hint = "Begin anew with --fresh.";
  if (found.twin !== wanted.twin || found.seed !== wanted.seed) {
    const what = found.seed === wanted.seed ? found.twin : `the seed ${JSON.stringify(found.seed)}`;
    throw new TwinError("journal_of_another", `${file} was written with another twin: ${what}.`, { hint });
  }
  if (found.digest !== wanted.digest)
    throw new TwinError(
      "journal_of_another_build",
      `${file} was written by another build of this twin (${found.version}), which may answer differently.`,
      { hint },
    );
}
