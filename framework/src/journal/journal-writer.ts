import { closeSync, fdatasync, fdatasyncSync, openSync, writeSync } from "node:fs";

/**
 * When an answer may leave.
 *
 * - `none`: at once; what is not written yet is lost when the process is killed
 * - `write`: when the operating system has the record; lost only with the machine
 * - `fsync`: when the disk has it
 */
export type Durability = "none" | "write" | "fsync";

/** Appends lines to a file, those of one turn of the event loop together. */
export class JournalWriter {
  readonly #file: number;
  readonly #durability: Durability;
  #lines: string[] = [];
  #waiting: (() => void)[] = [];
  #scheduled = false;
  #syncing = false;
  #closed = false;
  #failure: Error | undefined;

  constructor(path: string, durability: Durability) {
    this.#file = openSync(path, "a", 0o600);
    this.#durability = durability;
  }

  /** Appends a line and calls back when it is as durable as asked. */
  append(line: string, done: () => void): void {
    if (this.#failure) throw this.#failure;
    this.#lines.push(line);
    if (this.#durability === "none") done();
    else this.#waiting.push(done);
    if (this.#scheduled) return;
    this.#scheduled = true;
    // Behind all requests that this turn of the loop still reads.
    setImmediate(() => this.flush());
  }

  /**
   * Writes what is waiting, for whoever reads the file now; nobody is told before it is as durable as asked.
   *
   * Where that fails nothing is taken any more: a line behind a broken one would make the whole file unreadable.
   */
  write(): void {
    const text = this.#lines.join("");
    this.#lines = [];
    if (text === "") return;
    try {
      writeWhole(this.#file, Buffer.from(text));
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }

  /** Writes what is waiting and calls back. */
  flush(): void {
    this.#scheduled = false;
    // Nobody hears that what could not be written has been.
    if (this.#syncing || this.#failure) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.write();
    if (this.#durability !== "fsync" || waiting.length === 0) {
      for (const done of waiting) done();
      return;
    }
    this.#syncing = true;
    fdatasync(this.#file, (error) => {
      this.#syncing = false;
      if (error) this.#failure = error;
      else for (const done of waiting) done();
      if (this.#closed) closeSync(this.#file);
      else if (this.#waiting.length > 0) this.flush();
    });
  }

  /** Makes what is waiting as durable as asked, calls back and ends the file, once no sync is under way in it. */
  close(): void {
    this.write();
    if (this.#durability === "fsync") fdatasyncSync(this.#file);
    if (!this.#failure) for (const done of this.#waiting.splice(0)) done();
    this.#closed = true;
    if (!this.#syncing) closeSync(this.#file);
  }
}

function writeWhole(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
