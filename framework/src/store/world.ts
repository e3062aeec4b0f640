import type { Subscription } from "../authoring/event.ts";
import { Clock, type ClockState } from "../clock/clock.ts";
import { Outbox, type OutboxState } from "../deliveries/outbox.ts";
import { WorldFaults, type WorldFaultsState } from "../faults/world-faults.ts";
import { WorldUsage, type WorldUsageState } from "../limits/world-usage.ts";
import { continueRandom, createRandom, type Random, type RandomState } from "../random/random.ts";
import { Agenda, type AgendaState } from "../schedule/agenda.ts";
import { type Change, Table, type TableState } from "./table.ts";

/** A stored answer for an idempotency key. */
export interface StoredAnswer {
  readonly fingerprint: string;
  /** The id of the request that got it first. */
  readonly id: string;
  readonly at: number;
  readonly status: number;
  /** Those of the answer itself; what every answer carries is made anew. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A world as plain data: what a snapshot keeps of it. */
export interface WorldState {
  readonly version?: number;
  readonly clock: ClockState;
  readonly random: RandomState;
  readonly agenda: AgendaState;
  readonly outbox: OutboxState;
  readonly faults: WorldFaultsState;
  /** Absent where nothing has been counted. */
  readonly usage?: WorldUsageState;
  readonly answers: readonly (readonly [key: string, answer: StoredAnswer])[];
  readonly tables: Readonly<Record<string, TableState>>;
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
  readonly agenda: Agenda;
  readonly outbox: Outbox;
  /** Who is told of all events without having asked through the API. */
  subscriptions: readonly Subscription[] = [];
  /** The subscriptions that have a connection open over which they are told. */
  listening: ReadonlySet<string> = new Set();
  /** All partitions of its twin; none before it is one of them. */
  all: () => Iterable<World> = () => [];
  readonly faults: WorldFaults;
  readonly usage: WorldUsage;
  /** Grows with every change: what was true at one version stays true while it is the same. */
  version = 0;
  readonly #tables = new Map<string, Table>();
  #changes: Change[] = [];

  constructor(
    name: string,
    {
      clock,
      random,
      faults,
      agenda = new Agenda(),
      outbox = new Outbox(),
      usage = new WorldUsage(),
    }: {
      clock: Clock;
      random: Random;
      faults: WorldFaults;
      agenda?: Agenda;
      outbox?: Outbox;
      usage?: WorldUsage;
    },
  ) {
    this.name = name;
    this.clock = clock;
    this.faults = faults;
    this.random = random;
    this.agenda = agenda;
    this.outbox = outbox;
    this.usage = usage;
  }

  /** A world in which nothing has happened. */
  static create(name: string, { seed, clock }: { seed: string; clock: ClockState }): World {
    const stream = `${seed}\n${name}`;
    return new World(name, {
      clock: new Clock(clock),
      random: createRandom(stream),
      faults: WorldFaults.create(stream),
    });
  }

  static load(name: string, state: WorldState): World {
    const world = new World(name, {
      clock: new Clock(state.clock),
      random: continueRandom(state.random),
      agenda: Agenda.load(state.agenda),
      outbox: Outbox.load(state.outbox),
      faults: new WorldFaults(state.faults),
      usage: new WorldUsage(state.usage),
    });
    world.version = state.version ?? 0;
    for (const [key, answer] of state.answers) world.answers.set(key, answer);
    for (const [table, saved] of Object.entries(state.tables))
      world.#tables.set(table, Table.load(table, saved));
    return world;
  }

  /** Everything in the world between two requests, as plain data. */
  save(): WorldState {
    return {
      version: this.version,
      clock: this.clock.state,
      random: this.random.state,
      agenda: this.agenda.save(),
      outbox: this.outbox.save(),
      faults: this.faults.save(),
      ...(this.usage.size > 0 && { usage: this.usage.save() }),
      answers: [...this.answers],
      tables: Object.fromEntries(Array.from(this.#tables, ([name, table]) => [name, table.save()])),
    };
  }

  table(name: string): Table {
    let table = this.#tables.get(name);
    if (!table) {
      table = new Table(name);
      this.#tables.set(name, table);
    }
    return table;
  }

  /** Whether it has an entity of a resource. */
  holds(resource: string, key: string): boolean {
    return this.#tables.get(resource)?.row(key) !== undefined;
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
    for (const { kind, table } of changes) if (kind === "removed") table.forget();
    this.agenda.commit();
    this.outbox.commit();
    return changes;
  }

  /** Takes back all changes of the running request, the last first. */
  rollback(): void {
    if (this.#changes.length > 0) this.version++;
    for (const change of this.#changes.toReversed()) change.table.undo(change);
    this.#changes = [];
    this.agenda.rollback();
    this.outbox.rollback();
  }
}
