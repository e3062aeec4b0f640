import { Clock, type ClockState } from "../clock/clock.ts";
import type { Random } from "../random/random.ts";
import { createRandom } from "../random/random.ts";
import { type Change, Table } from "./table.ts";

/** A stored answer for an idempotency key. */
export interface StoredAnswer {
  readonly fingerprint: string;
  readonly at: number;
  readonly status: number;
  readonly body: string;
}

/**
 * One partition: the state of one account, with its own clock and randomness, so that what happens in
 * another partition never shows here.
 */
export class World {
  readonly name: string;
  readonly random: Random;
  readonly answers = new Map<string, StoredAnswer>();
  readonly clock: Clock;
  /** Grows with every change: what was true at one version stays true while it is the same. */
  version = 0;
  readonly #tables = new Map<string, Table>();
  #changes: Change[] = [];

  constructor(name: string, { seed, clock }: { seed: string; clock: ClockState }) {
    this.name = name;
    this.clock = new Clock(clock);
    this.random = createRandom(`${seed}\n${name}`);
  }

  table(name: string): Table {
    let table = this.#tables.get(name);
    if (!table) {
      table = new Table(name);
      this.#tables.set(name, table);
    }
    return table;
  }

  tables(): Iterable<Table> {
    return this.#tables.values();
  }

  /** Remembers a change of the running request. */
  changed(change: Change): void {
    this.version++;
    this.#changes.push(change);
  }

  /** Ends the running request and gives its changes. */
  commit(): readonly Change[] {
    const changes = this.#changes;
    this.#changes = [];
    return changes;
  }

  /** Takes back all changes of the running request, the last first. */
  rollback(): void {
    if (this.#changes.length > 0) this.version++;
    for (const change of this.#changes.toReversed()) change.table.undo(change);
    this.#changes = [];
  }
}
