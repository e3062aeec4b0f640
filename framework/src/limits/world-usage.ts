/** What a partition has used of its limits, as plain data: when each window began, and how many it has counted. */
export type WorldUsageState = readonly (readonly [key: string, began: number, used: number])[];

interface Window {
  readonly began: number;
  readonly used: number;
}

/** How many windows are kept before those that are over are looked for. */
const MANY = 1000;

/** What one partition has used of the vendor's limits. */
export class WorldUsage {
  readonly #windows: Map<string, Window>;
  /** How many windows there are when those that are over are looked for next. */
  #sweepAt = MANY;

  constructor(state: WorldUsageState = []) {
    this.#windows = new Map(state.map(([key, began, used]) => [key, { began, used }]));
  }

  get size(): number {
    return this.#windows.size;
  }

  save(): WorldUsageState {
    return Array.from(this.#windows, ([key, { began, used }]) => [key, began, used]);
  }

  /** The window that a key is in, unless it began before `since`. */
  find(key: string, since: number): Window | undefined {
    const window = this.#windows.get(key);
    return window && window.began > since ? window : undefined;
  }

  /** Counts one more; windows are over when they began as long ago as `longest`. */
  count(key: string, { began, used }: Window, longest: number): void {
    this.#windows.set(key, { began, used: used + 1 });
    if (this.#windows.size <= this.#sweepAt) return;
    for (const [each, window] of this.#windows)
      if (window.began <= began - longest) this.#windows.delete(each);
    this.#sweepAt = Math.max(MANY, this.#windows.size * 2);
  }

  /** All windows, with the keys they are kept by. */
  *all(): Generator<readonly [key: string, window: Window]> {
    yield* this.#windows;
  }
}
