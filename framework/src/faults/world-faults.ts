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
    const { seen, struck } = this.count(fault);
    this.#counts.set(fault, { seen: seen + 1, struck });
    return seen + 1;
  }

  /** Counts a request that a fault strikes. */
  strike(fault: string): void {
    const { seen, struck } = this.count(fault);
    this.#counts.set(fault, { seen, struck: struck + 1 });
  }
}
