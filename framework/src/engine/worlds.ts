import type { Clock } from "../clock/clock.ts";
import { World } from "../store/world.ts";

/** All partitions of a twin, each made when it is first entered. */
export class Worlds {
  readonly #worlds = new Map<string, World>();
  readonly #seed: string;
  readonly #plant: (world: World) => void;
  readonly #clock: () => Clock;

  /** `plant` puts into a fresh world what its twin starts with. */
  constructor(options: { seed: string; clock: () => Clock; plant: (world: World) => void }) {
    this.#seed = options.seed;
    this.#clock = options.clock;
    this.#plant = options.plant;
  }

  enter(name: string): World {
    let world = this.#worlds.get(name);
    if (!world) {
      world = new World(name, { seed: this.#seed, clock: this.#clock() });
      this.#worlds.set(name, world);
      this.#plant(world);
    }
    return world;
  }

  find(name: string): World | undefined {
    return this.#worlds.get(name);
  }

  names(): string[] {
    return [...this.#worlds.keys()];
  }

  /** Forgets a partition, or all: the next request finds a fresh one. */
  reset(name?: string): void {
    if (name === undefined) this.#worlds.clear();
    else this.#worlds.delete(name);
  }
}
