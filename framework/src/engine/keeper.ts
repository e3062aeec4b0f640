import type { CaptureLog } from "../capture/capture-log.ts";
import { wallClock } from "../clock/wall-clock.ts";
import { JournalFiles } from "../journal/journal-files.ts";
import type { Durability } from "../journal/journal-writer.ts";
import type { ControlAction, JournalRecord } from "../journal/record.ts";
import { type Owner, Recorder } from "../journal/recorder.ts";
import { type Recovery, recover } from "../journal/recover.ts";
import type { TwinRequest, TwinResponse } from "../pipeline/exchange.ts";
import type { Entity } from "../store/entity.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { Engine } from "./engine.ts";
import { plant } from "./plant.ts";
import type { Worlds } from "./worlds.ts";

/** Where a twin's journal is kept and how surely. */
export interface JournalOptions {
  readonly folder: string;
  /** When an answer may leave. Default: `write`. */
  readonly durability?: Durability;
  /** Whether to forget what is there. */
  readonly fresh?: boolean;
  /** How many records a file takes before the state is saved and the next one begun. Default: 50,000. */
  readonly rotateAfter?: number;
}

export interface KeeperOptions {
  readonly twin: TwinModel;
  readonly engine: Engine;
  readonly worlds: Worlds;
  readonly captures: CaptureLog;
  readonly owner: Owner;
  readonly journal: JournalOptions | undefined;
}

const ROTATE_AFTER = 50_000;

/**
 * The one door to a twin's state: whatever changes it passes here, so that the journal, where there is one,
 * holds all of it in order.
 */
export class Keeper {
  readonly #options: KeeperOptions;
  readonly #recorder: Recorder | undefined;
  /** What was found of an earlier run. */
  readonly recovery: Recovery | undefined;

  /** @throws TwinError what `recover` throws, where there is a journal that cannot be gone on with */
  constructor(options: KeeperOptions) {
    this.#options = options;
    const { journal, engine, owner } = options;
    if (!journal) return;
    const files = new JournalFiles(journal.folder);
    if (journal.fresh) files.clear();
    this.recovery = recover({ engine, files, owner, repeat: (record) => this.repeat(record) });
    this.#recorder = new Recorder({
      engine,
      files,
      owner,
      durability: journal.durability ?? "write",
      last: this.recovery.last,
      rotateAfter: journal.rotateAfter ?? ROTATE_AFTER,
    });
  }

  /** Answers a request; with a journal, once the request is in it. */
  answer(request: TwinRequest, done: (response: TwinResponse) => void): void {
    if (this.#recorder) this.#recorder.handle(request, done);
    else done(this.#options.engine.handle(request));
  }

  /** Does something to the twin from outside its API; what it made, where it made something. */
  perform(action: ControlAction): Entity | undefined {
    const wall = wallClock();
    const made = this.#apply(action, wall);
    this.#recorder?.note(action, wall);
    return made;
  }

  /** Does again what a record says, at the moment it tells, and writes nothing down; the answer to a request. */
  repeat(record: JournalRecord): TwinResponse | undefined {
    if (record.kind === "request")
      return this.#options.engine.handle(
        { ...record, body: Buffer.from(record.body, "latin1") },
        record.wall,
      );
    this.#apply(record.action, record.wall);
    return undefined;
  }

  close(): void {
    this.#recorder?.close();
  }

  #apply(action: ControlAction, wall: number): Entity | undefined {
    const { worlds, twin } = this.#options;
    switch (action.do) {
      case "reset":
        worlds.reset(action.partition);
        return undefined;
      case "advance":
        worlds.moveClocks((clock) => clock.advance(action.by, wall), action.partition);
        return undefined;
      case "plant": {
        const { partition, resource, fields } = action;
        const [made] = plant(twin, worlds.enter(partition, wall), { fixtures: [[resource, [fields]]], wall });
        return made;
      }
    }
  }
}
