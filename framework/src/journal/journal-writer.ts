import { closeSync, fdatasync, openSync, writeSync } from "node:fs";

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

  /** Writes what is waiting, for whoever reads the file now; nobody is told before it is as durable as asked. */
  write(): void {
    const text = this.#lines.join("");
    this.#lines = [];
    if (text !== "") writeWhole(this.#file, Buffer.from(text));
  }

  /** Writes what is waiting and calls back. */
  flush(): void {
    this.#scheduled = false;
    if (this.#syncing) return;
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
      if (this.#waiting.length > 0) this.flush();
    });
  }

  close(): void {
    this.write();
    closeSync(this.#file);
    for (const done of this.#waiting) done();
    this.#waiting = [];
  }
}

function writeWhole(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
