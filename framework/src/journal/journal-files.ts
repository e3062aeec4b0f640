import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { journalFailure } from "./journal-failure.ts";

/** The files of one twin's journal: numbered by the records they begin with. */
export class JournalFiles {
  readonly folder: string;

  /** @throws TwinError `journal_failed` where the folder cannot be made */
  constructor(folder: string) {
    this.folder = folder;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw journalFailure(error, folder);
    }
  }

  journal(from: number): string {
    return join(this.folder, `journal-${numbered(from)}.jsonl`);
  }

  snapshot(after: number): string {
    return join(this.folder, `snapshot-${numbered(after)}.json`);
  }

  /** First record numbers of the journal files, in order. */
  journals(): readonly number[] {
    return this.#numbers(/^journal-(\d+)\.jsonl$/);
  }

  /** Last record numbers that the snapshots hold, in order. */
  snapshots(): readonly number[] {
    return this.#numbers(/^snapshot-(\d+)\.json$/);
  }

  /** Removes everything: the next start finds nothing. */
  clear(): void {
    for (const from of this.journals()) rmSync(this.journal(from));
    for (const after of this.snapshots()) rmSync(this.snapshot(after));
  }

  #numbers(name: RegExp): readonly number[] {
    return readdirSync(this.folder)
      .flatMap((file) => name.exec(file)?.[1] ?? [])
      .map(Number)
      .sort((one, other) => one - other);
  }
}

const numbered = (position: number) => String(position).padStart(12, "0");
