/** Runs what a program claims about itself, one step a line, and keeps count of what was not so. */
export class Steps {
  readonly #print: (line: string) => void;
  #failed = 0;

  constructor(print: (line: string) => void = console.log) {
    this.#print = print;
  }

  async step(claim: string, prove: () => Promise<void>): Promise<void> {
    try {
      await prove();
      this.#print(`✓ ${claim}`);
    } catch (error) {
      this.#failed += 1;
      const difference = error instanceof Error ? error.message : String(error);
      this.#print(`✗ ${claim}\n${difference.replace(/^/gm, "    ")}`);
    }
  }

  /** What the program exits with. */
  get exitCode(): 0 | 1 {
    return this.#failed === 0 ? 0 : 1;
  }
}
