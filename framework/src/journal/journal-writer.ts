import { closeSync, fdatasync, fdatasyncSync, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";
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
  #syncing = false;
  #closed = false;
  #failure: TwinError | undefined;
  /** The file's length, and how much of it somebody was told to be there. */
  #length: number;
  #promised: number;

  constructor(path: string, options: JournalWriterOptions) {
    this.#path = path;
    this.#file = openSync(path, "a", 0o600);
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
      this.#length += bytes.length;
      if (this.#options.durability === "none") this.#promised = this.#length;
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Writes what is waiting and tells. */
  flush(): void {
    this.#scheduled = false;
    if (this.#syncing || this.#closed) return;
    this.write();
    const waiting = this.#waiting.splice(0);
    const length = this.#length;
    if (this.#options.durability !== "fsync" || waiting.length === 0) {
      this.#promise(length, waiting);
      return;
    }
    this.#syncing = true;
    fdatasync(this.#file, (error) => {
      this.#syncing = false;
      if (error) this.#fail(error, waiting);
      else this.#promise(length, waiting);
      if (this.#closed) closeSync(this.#file);
      else if (this.#waiting.length > 0) this.flush();
    });
  }

  /** Makes what is waiting as durable as asked, tells and ends the file, once no sync is under way in it. */
  close(): void {
    if (this.#closed) return;
    this.write();
    try {
      if (this.#options.durability === "fsync" && !this.#failure) fdatasyncSync(this.#file);
    } catch (error) {
      this.#fail(error);
    }
    this.#promise(this.#length, this.#waiting.splice(0));
    this.#closed = true;
    if (!this.#syncing) closeSync(this.#file);
  }

  #promise(length: number, waiting: readonly Told[]): void {
    if (this.#failure) return;
    this.#promised = length;
    for (const told of waiting) told();
  }

  #fail(cause: unknown, waiting: readonly Told[] = []): void {
    if (this.#failure) {
      for (const told of waiting) told(this.#failure);
      return;
    }
    const failure = journalFailure(cause, this.#path);
    this.#failure = failure;
    this.#lines = [];
    this.#cutUnpromised();
    this.#options.onFailure(failure);
    for (const told of [...waiting, ...this.#waiting.splice(0)]) told(failure);
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

function writeWhole(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
