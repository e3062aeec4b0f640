import type { Subscription } from "../authoring/event.ts";
import { Clock, type ClockState } from "../clock/clock.ts";
import { FaultBook, type FaultBookState } from "../faults/fault-book.ts";
import type { FaultRule } from "../faults/fault-rule.ts";
import type { FaultCount } from "../faults/world-faults.ts";
import type { KeptRun, NewRun, RunOrigin } from "../runs/run.ts";
import { RunBook } from "../runs/run-book.ts";
import type { Fixtures } from "../seeding/check-fixtures.ts";
import { firstSettings, type Settings, settingFaults } from "../settings/settings.ts";
import type { Line } from "../sockets/line.ts";
import { World, type WorldState } from "../store/world.ts";

/** All partitions as plain data. */
export interface WorldsState {
  /** How the clock of a new partition goes: at first and after a reset of all, and now. */
  readonly firstClock: ClockState;
  readonly clock: ClockState;
  readonly subscriptions: readonly Subscription[];
  /** Who has a connection open; absent where nobody has. */
  readonly lines?: readonly Line[];
  readonly faults: FaultBookState;
  /** What every partition holds from the start, beside what its twin starts with. */
  readonly fixtures: Fixtures;
  readonly worlds: Readonly<Record<string, WorldState>>;
  /** Absent where there never was one. */
  readonly runs?: readonly KeptRun[];
  /** Absent where they are not. */
  readonly enforcesLimits?: boolean;
  /** Absent where they are as at first. */
  readonly settings?: Settings;
}

/** All partitions of a twin, each made when it is first entered. */
export class Worlds {
  readonly #worlds = new Map<string, World>();
  readonly #seed: string;
  readonly #plant: (world: World, wall: number) => void;
  readonly #fill: (world: World, fixtures: Fixtures, wall: number) => void;
  #firstClock: ClockState;
  /** How the clock of a new partition goes. */
  #clock: ClockState;
  #subscriptions: readonly Subscription[] = [];
  #lines: readonly Line[] = [];
  #fixtures: Fixtures = {};
  readonly faults = new FaultBook();
  readonly runs = new RunBook();
  /** Whether requests beyond the vendor's limits are refused. */
  enforcesLimits = false;
  #settings = firstSettings;

  /** `plant` puts into a fresh world what its twin starts with; `fill` puts a seed of the user's into a world. */
  constructor(options: {
    seed: string;
    clock: ClockState;
    plant: (world: World, wall: number) => void;
    fill: (world: World, fixtures: Fixtures, wall: number) => void;
  }) {
    this.#seed = options.seed;
    this.#firstClock = options.clock;
    this.#clock = options.clock;
    this.#plant = options.plant;
    this.#fill = options.fill;
  }

  /** The partition of that name; a fresh one when nobody entered it before the moment `wall`. */
  enter(name: string, wall: number): World {
    let world = this.#worlds.get(name);
    if (!world) {
      const origin = this.runs.origin(name);
      world = this.#fresh(name, { ...origin, fixtures: { ...origin.fixtures, ...this.#fixtures } }, wall);
      // What a world starts with is no news to anyone, and one whose seed could not be planted is not there.
      this.#add(world);
    }
    return world;
  }

  #fresh(
    name: string,
    { seed = this.#seed, clock = this.#clock, fixtures = {} }: RunOrigin,
    wall: number,
  ): World {
    const world = World.create(name, { seed, clock });
    this.#plant(world, wall);
    if (Object.keys(fixtures).length > 0) this.#fill(world, fixtures, wall);
    return world;
  }

  /**
   * Begins a run: its partition, or all there are, are as at first, and so again whenever they are reset.
   *
   * @throws TwinError `seed_failed` where its fixtures cannot be filled in; nothing has changed then
   */
  beginRun(run: NewRun, { wall, n }: { readonly wall: number; readonly n: number }): void {
    const { partition = "default", origin } = run;
    this.#fresh(partition, origin, wall);
    this.runs.begin(run, { wall, n });
    this.reset(run.partition);
    if (origin.fixtures) this.enter(partition, wall);
  }

  /** What all randomness comes from that is no partition's. */
  get currentSeed(): string {
    return this.runs.lasting()?.origin.seed ?? this.#seed;
  }

  /**
   * Puts a seed into all partitions that there are and will be until everything is reset.
   *
   * @throws TwinError `seed_failed` where it cannot be filled in; no partition is touched then
   */
  seed(fixtures: Fixtures, wall: number): void {
    const all = { ...this.#fixtures, ...fixtures };
    // What cannot be put into one partition cannot be put into any.
    this.#fresh("trial", { fixtures: all }, wall);
    this.#fixtures = all;
    for (const world of this.#worlds.values()) this.#fill(world, fixtures, wall);
  }

  /** Forgets a partition as if nobody had entered it. */
  leave(name: string): void {
    this.#worlds.delete(name);
  }

  find(name: string): World | undefined {
    return this.#worlds.get(name);
  }

  /**
   * Does something to a partition's clock at the moment `wall`, or to all there are and will be.
   *
   * @throws TwinError `clock_backwards` where it would set one of them back; none is touched then
   */
  moveClocks(
    move: (clock: Clock) => void,
    { wall, name }: { wall: number; name?: string | undefined },
  ): void {
    if (name !== undefined) {
      move(this.enter(name, wall).clock);
      return;
    }
    const ahead = new Clock(this.#clock);
    move(ahead);
    for (const { clock } of this.#worlds.values()) move(new Clock(clock.state));
    this.#clock = ahead.state;
    for (const { clock } of this.#worlds.values()) move(clock);
  }

  /** Who is told of all events in all partitions, without having asked through the API. */
  get subscriptions(): readonly Subscription[] {
    return this.#subscriptions;
  }

  subscribe(subscriptions: readonly Subscription[]): void {
    this.#subscriptions = subscriptions;
    for (const world of this.#worlds.values()) world.subscriptions = subscriptions;
  }

  /** Who has a connection open over which they are told: no reset ends one. */
  get lines(): readonly Line[] {
    return this.#lines;
  }

  connect(lines: readonly Line[]): void {
    this.#lines = lines;
    for (const world of this.#worlds.values()) world.listening = this.#listeningTo(world.name);
  }

  #listeningTo(name: string): ReadonlySet<string> {
    const own = this.#lines.filter(({ partition }) => partition === name);
    return new Set(own.map(({ subscription }) => subscription));
  }

  get settings(): Settings {
    return this.#settings;
  }

  configure(settings: Settings): void {
    this.#settings = settings;
    this.faults.stand(settingFaults(settings));
  }

  /** All partitions there are. */
  all(): Iterable<World> {
    return this.#worlds.values();
  }

  /** How a partition's clock goes, or a new one's. */
  clock(name?: string): ClockState {
    return (name !== undefined && this.#worlds.get(name)?.clock.state) || this.#clock;
  }

  save(): WorldsState {
    const worlds = Object.fromEntries(Array.from(this.#worlds, ([name, world]) => [name, world.save()]));
    return {
      firstClock: this.#firstClock,
      clock: this.#clock,
      faults: this.faults.save(),
      fixtures: this.#fixtures,
      subscriptions: this.#subscriptions,
      worlds,
      ...(this.#lines.length > 0 && { lines: this.#lines }),
      ...(this.runs.all().length > 0 && { runs: this.runs.all() }),
      ...(this.enforcesLimits && { enforcesLimits: true }),
      ...(this.#settings !== firstSettings && { settings: this.#settings }),
    };
  }

  /** Puts saved partitions in place of those there are. */
  load({
    firstClock,
    clock,
    faults,
    fixtures,
    subscriptions,
    worlds,
    lines = [],
    runs = [],
    enforcesLimits = false,
    settings = firstSettings,
  }: WorldsState): void {
    this.#firstClock = firstClock;
    this.#clock = clock;
    this.faults.load(faults);
    this.runs.load(runs);
    this.enforcesLimits = enforcesLimits;
    this.configure(settings);
    this.#fixtures = fixtures;
    this.#worlds.clear();
    this.#subscriptions = subscriptions;
    this.#lines = lines;
    for (const [name, state] of Object.entries(worlds)) this.#add(World.load(name, state));
  }

  /** Puts one saved partition in place of what there is of that name. */
  restore(name: string, state: WorldState): void {
    this.#add(World.load(name, state));
  }

  #add(world: World): void {
    world.subscriptions = this.#subscriptions;
    world.listening = this.#listeningTo(world.name);
    world.all = () => this.#worlds.values();
    this.#worlds.set(world.name, world);
  }

  /** Sets a fault; one that ends after a while begins now in all partitions there are. */
  addFault(rule: FaultRule, wall: number): void {
    const id = this.faults.add(rule);
    if (rule.during === undefined || rule.after) return;
    for (const { faults, clock } of this.#worlds.values()) faults.begin(id, clock.now(wall));
  }

  /** How often a fault was met in all partitions. */
  faultCount(id: string): FaultCount {
    let [seen, struck] = [0, 0];
    for (const { faults } of this.#worlds.values()) {
      const count = faults.count(id);
      seen += count.seen;
      struck += count.struck;
    }
    return { seen, struck };
  }

  names(): string[] {
    return [...this.#worlds.keys()];
  }

  /**
   * Forgets a partition and what lies below it, or all and what was done to clocks and faults: the next request finds a
   * fresh one.
   */
  reset(name?: string): void {
    if (name !== undefined) {
      this.leave(name);
      for (const below of this.names()) if (below.startsWith(`${name}/`)) this.#worlds.delete(below);
      this.faults.clear(name);
      return;
    }
    this.#worlds.clear();
    this.#fixtures = {};
    this.#clock = this.runs.lasting()?.origin.clock ?? this.#firstClock;
    this.faults.reset();
  }
}
