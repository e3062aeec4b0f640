/** Milliseconds each phase took, in the order they ran. */
export type Timings = { readonly [phase: string]: number };

/** Measures named phases of a run. */
export class Stopwatch {
  readonly #timings: Record<string, number> = {};

  async time<T>(phase: string, work: () => T | Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.#timings[phase] = (this.#timings[phase] ?? 0) + Math.round(performance.now() - start);
    }
  }

  get timings(): Timings {
    return { ...this.#timings };
  }
}
