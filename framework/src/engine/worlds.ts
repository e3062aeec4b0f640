import { Clock, type ClockState } from "../clock/clock.ts";
import { World, type WorldState } from "../store/world.ts";

/** All partitions as plain data. */
export interface WorldsState {
  readonly clock: ClockState;
  readonly worlds: Readonly<Record<string, WorldState>>;
}

/** All partitions of a twin, each made when it is first entered. */
export class Worlds {
  readonly #worlds = new Map<string, World>();
  readonly #seed: string;
  readonly #plant: (world: World, wall: number) => void;
  /** How the clock of a new partition goes. */
  #clock: ClockState;

  /** `plant` puts into a fresh world what its twin starts with. */
  constructor(options: { seed: string; clock: ClockState; plant: (world: World, wall: number) => void }) {
    this.#seed = options.seed;
    this.#clock = options.clock;
    this.#plant = options.plant;
  }

  /** The partition of that name; a fresh one when nobody entered it before the moment `wall`. */
  enter(name: string, wall: number): World {
    let world = this.#worlds.get(name);
    if (!world) {
      world = World.create(name, { seed: this.#seed, clock: this.#clock });
      this.#worlds.set(name, world);
      this.#plant(world, wall);
    }
    return world;
  }

  find(name: string): World | undefined {
    return this.#worlds.get(name);
  }

  /** Does something to a partition's clock, or to all there are and will be. */
  moveClocks(move: (clock: Clock) => void, name?: string): void {
    if (name !== undefined) {
      const world = this.#worlds.get(name);
      if (world) move(world.clock);
      return;
    }
    const ahead = new Clock(this.#clock);
    move(ahead);
    this.#clock = ahead.state;
    for (const { clock } of this.#worlds.values()) move(clock);
  }

  save(): WorldsState {
    const worlds = Object.fromEntries(Array.from(this.#worlds, ([name, world]) => [name, world.save()]));
    return { clock: this.#clock, worlds };
  }

  /** Puts saved partitions in place of those there are. */
  load({ clock, worlds }: WorldsState): void {
    this.#clock = clock;
    this.#worlds.clear();
    for (const [name, state] of Object.entries(worlds)) this.#worlds.set(name, World.load(name, state));
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
