import type { ClockState } from "../clock/clock.ts";
import { wallClock } from "../clock/wall-clock.ts";
import type { TwinError } from "../contracts/twin-error.ts";
import { MemoryHistory } from "../history/memory-history.ts";
import { recordsUntil } from "../history/records-until.ts";
import { JournalFiles } from "../journal/journal-files.ts";
import type { Durability } from "../journal/journal-writer.ts";
import type { ControlAction, PastRecord } from "../journal/record.ts";
import { type Answered, type Owner, pastRequest, Recorder } from "../journal/recorder.ts";
import { type Recovery, recover } from "../journal/recover.ts";
import type { TwinRequest, TwinResponse } from "../pipeline/exchange.ts";
import { openWholeJournal } from "../replay/whole-journal.ts";
import type { Entity } from "../store/entity.ts";
import { perform, type Stage } from "./perform.ts";

/** Where a twin's journal is kept and how surely. */
export interface JournalOptions {
  readonly folder: string;
  /** When an answer may leave. Default: `write`. */
  readonly durability?: Durability;
  /** Whether to forget what is there. */
  readonly fresh?: boolean;
  /** How many records a file takes before the state is saved and the next one begun. Default: 50,000. */
  readonly rotateAfter?: number;
  /** How many bytes the journal may take before the oldest of it is removed. Default: 1 GiB. */
  readonly limit?: number;
}

export interface KeeperOptions extends Stage {
  readonly owner: Owner;
  readonly journal: JournalOptions | undefined;
  /** How much of what happens is remembered where there is no journal. */
  readonly remember: number;
  /** Told after everything that happened; what is only repeated has happened before. */
  readonly onHappened?: () => void;
  /** Told once when the journal cannot be written any more: from then on nothing is answered. */
  readonly onFailure?: (failure: TwinError) => void;
}

const ROTATE_AFTER = 50_000;
const LIMIT = 1024 ** 3;

/**
 * The one door to a twin's state: whatever changes it passes here, so that the journal, where there is one,
 * holds all of it in order. Where the journal can be written no more, the door is shut: what has happened since
 * is in memory alone, and nobody may build on it.
 */
export class Keeper {
  readonly #options: KeeperOptions;
  readonly #recorder: Recorder | undefined;
  readonly #memory: MemoryHistory;
  /** The number of what happened last: captures and journal records count together. */
  #last = 0;
  /** What was found of an earlier run. */
  readonly recovery: Recovery | undefined;
  /** The number of the last time everything was reset; 0: never. */
  lastReset = 0;
  /** Why the journal can be written no more. */
  #failure: TwinError | undefined;

  /** @throws TwinError `journal_failed`, and what `recover` throws, where there is a journal that cannot be gone on with */
  constructor(options: KeeperOptions) {
    this.#options = options;
    const { journal, engine, owner } = options;
    this.#memory = new MemoryHistory(journal ? 0 : options.remember);
    if (!journal) return;
    const files = new JournalFiles(journal.folder);
    if (journal.fresh) files.clear();
    this.recovery = recover({ engine, files, owner, repeat: (record) => this.repeat(record) });
    this.#last = this.recovery.last;
    this.#recorder = new Recorder({
      engine,
      files,
      owner,
      durability: journal.durability ?? "write",
      last: this.recovery.last,
      rotateAfter: journal.rotateAfter ?? ROTATE_AFTER,
      limit: journal.limit ?? LIMIT,
      onFailure: (failure) => {
        this.#failure ??= failure;
        options.onFailure?.(failure);
      },
    });
  }

  /** Answers a request; with a journal, once the request is in it. */
  answer(request: TwinRequest, done: (response: TwinResponse) => void): void {
    if (this.#failure) {
      done(this.#refuse(request, this.#failure));
      return;
    }
    const happened = this.#happen(request);
    const leave = (failure?: TwinError) => {
      done(failure ? this.#refuse(request, failure) : happened.response);
      if (!failure) this.#options.onHappened?.();
    };
    if (this.#recorder) this.#recorder.answered(happened, leave);
    else leave();
  }

  /** Answers a request of this process, which need not wait for the journal. */
  handle(request: TwinRequest): TwinResponse {
    if (this.#failure) return this.#refuse(request, this.#failure);
    const happened = this.#happen(request);
    this.#recorder?.answered(happened, () => {});
    this.#options.onHappened?.();
    return happened.response;
  }

  /**
   * Does something to the twin from outside its API; what it made, where it made something.
   *
   * @throws TwinError where it cannot be done; `journal_failed` where it cannot be written down
   */
  perform(action: ControlAction): Entity | undefined {
    this.#requireJournal();
    const wall = wallClock();
    const n = this.#last + 1;
    const made = this.#do(action, { wall, n });
    this.#last = n;
    if (this.#recorder) this.#recorder.note(action, { n, wall });
    else this.#memory.add({ kind: "control", n, wall, action });
    // Writing it down may have been what failed.
    this.#requireJournal();
    this.#options.onHappened?.();
    return made;
  }

  /** Does again what a record says, at the moment it tells, and writes nothing down; the answer to a request. */
  repeat(record: PastRecord): TwinResponse | undefined {
    const { n } = record;
    this.#last = n;
    if (record.kind === "saved") {
      this.#options.engine.load(record.state);
      return undefined;
    }
    const { wall } = record;
    if (record.kind === "request")
      return this.#options.engine.handle({ ...record, body: Buffer.from(record.body, "latin1") }, wall, n);
    this.#do(record.action, { wall, n });
    return undefined;
  }

  /**
   * How the clocks went at first, and what happened until `n`, to be repeated by a fresh twin.
   *
   * @throws TwinError what `recordsUntil` and `openWholeJournal` throw
   */
  past(n: number): { readonly clock: ClockState | undefined; readonly records: Iterable<PastRecord> } {
    if (n === 0) return { clock: undefined, records: [] };
    const until = { n, last: this.#last };
    const { journal } = this.#options;
    if (!journal) {
      const since = [...recordsUntil(this.#memory.records(), until)];
      return { clock: undefined, records: [...this.#memory.settings(), ...since] };
    }
    this.#recorder?.write();
    this.#requireJournal();
    const { header, base, records } = openWholeJournal(journal.folder, { near: n });
    return { clock: header.clock, records: recordsUntil(inOrder<PastRecord>(base, records()), until) };
  }

  close(): void {
    this.#recorder?.close();
  }

  /** Answers as a twin that is broken: the vendor's way of saying so. */
  #refuse(request: TwinRequest, { message }: TwinError): TwinResponse {
    const refused = { reason: "internal", problem: "journal_failed", message } as const;
    return this.#options.engine.handle({ ...request, refused }, wallClock(), ++this.#last);
  }

  /** @throws TwinError `journal_failed` */
  #requireJournal(): void {
    if (this.#failure) throw this.#failure;
  }

  #do(action: ControlAction, when: { readonly wall: number; readonly n: number }): Entity | undefined {
    const made = perform(this.#options, action, when);
    const beginsAnew = action.do === "reset" || action.do === "begin_run";
    const { partition } = action.do === "begin_run" ? action.run : beginsAnew ? action : {};
    if (beginsAnew && partition === undefined) this.lastReset = when.n;
    return made;
  }

  #happen(request: TwinRequest): Answered {
    const wall = wallClock();
    const n = ++this.#last;
    const response = this.#options.engine.handle(request, wall, n);
    if (!this.#options.journal && !this.#memory.isLost) this.#memory.add(pastRequest({ n, wall, request }));
    return { n, wall, request, response };
  }
}

function* inOrder<T>(...parts: readonly Iterable<T>[]): Generator<T> {
  for (const part of parts) yield* part;
}
