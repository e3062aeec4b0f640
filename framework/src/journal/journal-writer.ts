import { closeSync, constants, fdatasyncSync, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";
import type { TwinError } from "../contracts/twin-error.ts";
import { journalFailure } from "./journal-failure.ts";

/**
 * When an answer may leave.
 *
 * - `none`: at once; what is not written yet is lost when the process is killed
 * - `write`: when the operating system has the record; lost only with the machine
 * - `fsync`: when the disk has it
 */
export type Durability = "none" | "write" | "fsync";

/** What lets every write wait for the disk; not every system has it. */
const SYNCED: number | undefined = constants.O_DSYNC;

/** Told when a line is as durable as asked, or why it will never be. */
export type Told = (failure?: TwinError) => void;

export interface JournalWriterOptions {
  readonly durability: Durability;
  /** Told once when the file cannot be written, before those who wait for their lines. */
  readonly onFailure: (failure: TwinError) => void;
}

/**
 * Appends lines to a file, those of one turn of the event loop together.
 *
 * When writing fails nothing is taken any more: a line behind a broken one would make the whole file unreadable.
 */
export class JournalWriter {
  readonly #path: string;
  readonly #file: number;
  readonly #options: JournalWriterOptions;
  #lines: string[] = [];
  #waiting: Told[] = [];
  #scheduled = false;
  #closed = false;
  #failure: TwinError | undefined;
  /** The file's length, and how much of it somebody was told to be there. */
  #length: number;
  #promised: number;

  constructor(path: string, options: JournalWriterOptions) {
    this.#path = path;
    this.#file = openSync(path, flagsOf(options.durability), 0o600);
    this.#length = fstatSync(this.#file).size;
    this.#promised = this.#length;
    this.#options = options;
  }

  /** Appends a line and tells when it is as durable as asked. */
  append(line: string, told: Told): void {
    if (this.#failure) {
      told(this.#failure);
      return;
    }
    this.#lines.push(line);
    if (this.#options.durability === "none") told();
    else this.#waiting.push(told);
    if (this.#scheduled) return;
    this.#scheduled = true;
    // Behind all requests that this turn of the loop still reads.
    setImmediate(() => this.flush());
  }

  /** Writes what is waiting, for whoever reads the file now; nobody is told before it is as durable as asked. */
  write(): void {
    if (this.#failure || this.#lines.length === 0) return;
    const bytes = Buffer.from(this.#lines.join(""));
    this.#lines = [];
    try {
      writeWhole(this.#file, bytes);
      if (this.#options.durability === "fsync" && SYNCED === undefined) fdatasyncSync(this.#file);
      this.#length += bytes.length;
      if (this.#options.durability === "none") this.#promised = this.#length;
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Writes what is waiting and tells. */
  flush(): void {
    this.#scheduled = false;
    if (this.#closed) return;
    this.write();
    this.#promise();
  }

  /** Makes what is waiting as durable as asked, tells and ends the file. */
  close(): void {
    if (this.#closed) return;
    this.flush();
    this.#closed = true;
    closeSync(this.#file);
  }

  #promise(): void {
    if (this.#failure) return;
    this.#promised = this.#length;
    for (const told of this.#waiting.splice(0)) told();
  }

  #fail(cause: unknown): void {
    const failure = journalFailure(cause, this.#path);
    this.#failure = failure;
    this.#lines = [];
    this.#cutUnpromised();
    this.#options.onFailure(failure);
    for (const told of this.#waiting.splice(0)) told(failure);
  }

  /** What nobody was told to be there is better gone: whoever hears of a failure takes it as not done. */
  #cutUnpromised(): void {
    try {
      ftruncateSync(this.#file, this.#promised);
    } catch {
      // A disk that cannot even do that keeps a torn end, which the next start cuts off.
    }
  }
}

/**
 * With `fsync` each write returns when the disk has it: a sync of its own behind a write is refused to a process
 * whose access to files is confined.
 */
function flagsOf(durability: Durability): number {
  const { O_APPEND, O_CREAT, O_WRONLY } = constants;
  return O_APPEND | O_CREAT | O_WRONLY | (durability === "fsync" ? (SYNCED ?? 0) : 0);
}

function writeWhole(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
