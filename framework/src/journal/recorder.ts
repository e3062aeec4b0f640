import { closeSync, constants, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { type Headers, sameOr } from "../capture/same-headers.ts";
import type { TwinError } from "../contracts/twin-error.ts";
import type { Engine } from "../engine/engine.ts";
import type { TwinRequest, TwinResponse } from "../pipeline/exchange.ts";
import { encodeLine } from "./codec.ts";
import { journalFailure } from "./journal-failure.ts";
import type { JournalFiles } from "./journal-files.ts";
import { type Durability, JournalWriter, type Told } from "./journal-writer.ts";
import { pruneJournal } from "./prune-journal.ts";
import type { Snapshot } from "./read-snapshot.ts";
import {
  type ControlAction,
  type HeaderRecord,
  JOURNAL_FORMAT,
  type PastRecord,
  type WrittenRecord,
} from "./record.ts";

/** A request as far as it decides its answer. */
export function pastRequest({ n, wall, request }: Omit<Answered, "response">): PastRecord {
  return {
    kind: "request",
    n,
    wall,
    method: request.method,
    url: request.url,
    headers: request.headers,
    // A copy, and one character a byte: the buffer itself would hold on to all that was received with it.
    body: bytesOf(request.body).toString("latin1"),
    baseUrl: request.baseUrl,
    ...(request.tooLarge && { tooLarge: true }),
    ...(request.refused && { refused: request.refused }),
  };
}

/** How many entities make a state large: saving one takes long enough to be noticed. */
const LARGE = 10_000;

/** A file written so is on the disk when the write returns. */
const DURABLY = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_SYNC ?? 0);

/** How many records go by for each entity of a large state, at least, before it is saved again. */
const RECORDS_AN_ENTITY = 5;

/** Which twin a journal belongs to. */
export type Owner = Pick<HeaderRecord, "twin" | "version" | "digest" | "seed" | "clock">;

/** A request that has been answered: the happening of that number, at a moment of the machine's clock. */
export interface Answered {
  readonly n: number;
  readonly wall: number;
  readonly request: TwinRequest;
  readonly response: TwinResponse;
}

export interface RecorderOptions {
  readonly engine: Engine;
  readonly files: JournalFiles;
  readonly owner: Owner;
  readonly durability: Durability;
  /** The number of the last record there is. */
  readonly last: number;
  /** How many records a journal file takes before the state is saved and a new one begun. */
  readonly rotateAfter: number;
  /** How many bytes the journal takes before the oldest of it is removed. */
  readonly limit: number;
  /** Told once when nothing can be written down any more. */
  readonly onFailure: (failure: TwinError) => void;
}

/** Writes down what happens to an engine before anyone hears of it. */
export class Recorder {
  readonly #options: RecorderOptions;
  #writer: JournalWriter;
  #last: number;
  #inFile = 0;
  /** What the last request of the file brought: most bring the same again. */
  #headers: Headers = {};
  #baseUrl = "";

  /** @throws TwinError `journal_failed` */
  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#last = options.last;
    this.#writer = this.#begin();
  }

  /** Writes down a request and its answer, which may leave when the record is as durable as asked. */
  answered({ n, wall, request, response }: Answered, told: Told): void {
    const headers = sameOr(this.#headers, request.headers);
    const repeats = headers === this.#headers && request.baseUrl === this.#baseUrl;
    this.#headers = headers;
    this.#baseUrl = request.baseUrl;
    const record: WrittenRecord = {
      kind: "request",
      n,
      wall,
      method: request.method,
      url: request.url,
      body: bytesOf(request.body).toString("latin1"),
      ...(repeats ? {} : { headers, baseUrl: request.baseUrl }),
      ...(request.tooLarge && { tooLarge: true }),
      ...(request.refused && { refused: request.refused }),
      status: response.status,
      answer: crc32(response.body),
    };
    this.#append(record, told);
  }

  /** Writes down what was done to the twin from outside its API. */
  note(action: ControlAction, { n, wall }: Pick<Answered, "n" | "wall">): void {
    this.#append({ kind: "control", n, wall, action }, () => {});
    this.#writer.flush();
  }

  /** Lets a reader of the files find everything that was written down. */
  write(): void {
    this.#writer.write();
  }

  close(): void {
    this.#writer.close();
  }

  #append(record: WrittenRecord, told: Told): void {
    this.#last = record.n;
    this.#writer.append(encodeLine(record), told);
    if (++this.#inFile % this.#options.rotateAfter !== 0) return;
    // Saving stops the twin for as long as it takes, so a large state is saved more seldom.
    const { size } = this.#options.engine;
    if (size > LARGE && this.#inFile < size * RECORDS_AN_ENTITY) return;
    this.#writer.close();
    try {
      saveSnapshot(this.#options, this.#last);
      this.#writer = this.#begin();
      pruneJournal(this.#options.files, this.#options.limit);
    } catch (error) {
      this.#options.onFailure(journalFailure(error, this.#options.files.folder));
    }
  }

  #begin(): JournalWriter {
    const { files, owner, durability, onFailure } = this.#options;
    const from = this.#last + 1;
    this.#inFile = 0;
    this.#headers = {};
    this.#baseUrl = "";
    const header: HeaderRecord = { kind: "header", format: JOURNAL_FORMAT, ...owner, from };
    writeWholeFile(files.journal(from), encodeLine(header));
    return new JournalWriter(files.journal(from), { durability, onFailure });
  }
}

function saveSnapshot({ engine, files, owner }: RecorderOptions, after: number): void {
  const snapshot: Snapshot = { owner, after, state: engine.save() };
  writeWholeFile(files.snapshot(after), encodeLine(snapshot));
}

/** @throws TwinError `journal_failed`; nothing of the file is left then */
function writeWholeFile(file: string, text: string): void {
  const temporary = `${file}.new`;
  try {
    const open = openSync(temporary, DURABLY, 0o600);
    try {
      writeFileSync(open, text);
    } finally {
      closeSync(open);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw journalFailure(error, file);
  }
}

function bytesOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
