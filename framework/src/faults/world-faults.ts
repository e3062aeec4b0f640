import { continueRandom, createRandom, type Random, type RandomState } from "../random/random.ts";

/** What a partition remembers of the faults, as plain data. */
export interface WorldFaultsState {
  readonly random: RandomState;
  readonly counts: readonly (readonly [fault: string, count: FaultCount])[];
}

export interface FaultCount {
  /** How many requests the fault was meant for. */
  readonly seen: number;
  /** How many of them it struck. */
  readonly struck: number;
  /** How often its condition has been fulfilled. */
  readonly fulfilled?: number;
  /** When it began, on the partition's clock, in milliseconds since 1970. */
  readonly began?: number;
}

const none: FaultCount = { seen: 0, struck: 0 };

/**
 * What one partition remembers of the faults: how often each was met, and a stream of randomness of its own,
 * so that faults change no id.
 */
export class WorldFaults {
  readonly random: Random;
  readonly #counts: Map<string, FaultCount>;

  constructor({ random, counts }: WorldFaultsState) {
    this.random = continueRandom(random);
    this.#counts = new Map(counts);
  }

  static create(seed: string): WorldFaults {
    return new WorldFaults({ random: createRandom(`${seed}\nfaults`).state, counts: [] });
  }

  save(): WorldFaultsState {
    return { random: this.random.state, counts: [...this.#counts] };
  }

  count(fault: string): FaultCount {
    return this.#counts.get(fault) ?? none;
  }

  /** Counts a request that a fault is meant for; the how manyth it is. */
  see(fault: string): number {
    const count = this.count(fault);
    this.#counts.set(fault, { ...count, seen: count.seen + 1 });
    return count.seen + 1;
  }

  /** Counts a request that a fault strikes. */
  strike(fault: string): void {
    const count = this.count(fault);
    this.#counts.set(fault, { ...count, struck: count.struck + 1 });
  }

  /** When a fault began here; undefined where it has not. */
  began(fault: string): number | undefined {
    return this.count(fault).began;
  }

  /** Lets a fault begin, unless it has; when it began. */
  begin(fault: string, at: number): number {
    const count = this.count(fault);
    if (count.began !== undefined) return count.began;
    this.#counts.set(fault, { ...count, began: at });
    return at;
  }

  /** Counts something that fulfils a fault's condition; how often that was. */
  fulfil(fault: string): number {
    const count = this.count(fault);
    const fulfilled = (count.fulfilled ?? 0) + 1;
    this.#counts.set(fault, { ...count, fulfilled });
    return fulfilled;
  }
}
