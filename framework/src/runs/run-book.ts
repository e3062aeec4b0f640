import type { KeptRun, NewRun, RunOrigin } from "./run.ts";

/** The moment of something that happens: of the machine's clock, and its number. */
interface Moment {
  readonly wall: number;
  readonly n: number;
}

/** How many runs that are over are remembered. */
const REMEMBERED = 100;

/** The runs of a twin: those that are over, then those that last, which are for different partitions. */
export class RunBook {
  #runs: readonly KeptRun[] = [];

  /** Begins a run: one of the same id is forgotten, one that meets it is over. */
  begin(run: NewRun, moment: Moment): void {
    const others = this.#runs
      .filter(({ id }) => id !== run.id)
      .map((each) => (!isOver(each) && meet(each, run) ? over(each, moment) : each));
    const remembered = others.filter(isOver).slice(-REMEMBERED);
    this.#runs = [...remembered, ...others.filter((each) => !isOver(each)), { ...run, ...moment }];
  }

  finish(id: string, moment: Moment): void {
    this.#runs = this.#runs.map((each) => (each.id === id && !isOver(each) ? over(each, moment) : each));
  }

  find(id: string): KeptRun | undefined {
    return this.#runs.find((each) => each.id === id);
  }

  all(): readonly KeptRun[] {
    return this.#runs;
  }

  /** The run that lasts and is for this partition alone, or for all. */
  lasting(partition?: string): KeptRun | undefined {
    return this.#runs.find((each) => !isOver(each) && covers(each.partition, partition));
  }

  /** The run that what happens in a partition belongs to. */
  of(partition: string | undefined): KeptRun | undefined {
    if (this.#runs.length === 0) return undefined;
    return (partition === undefined ? undefined : this.lasting(partition)) ?? this.lasting();
  }

  /** What a partition begins with, as far as runs say. */
  origin(partition: string): RunOrigin {
    if (this.#runs.length === 0) return {};
    // A clock that a run of all began with may have been moved since; the partitions to come go with it.
    const { clock: _, ...all } = this.lasting()?.origin ?? {};
    return { ...all, ...this.lasting(partition)?.origin };
  }

  load(runs: readonly KeptRun[]): void {
    this.#runs = runs;
  }
}

const isOver = (run: KeptRun) => run.finished !== undefined;

function over(run: KeptRun, { wall, n }: Moment): KeptRun {
  return { ...run, finished: { wall, n } };
}

/** Whether a run for one partition is for another: for itself, and for those that lie below it. */
function covers(run: string | undefined, partition: string | undefined): boolean {
  return run === partition || (run !== undefined && partition?.startsWith(`${run}/`) === true);
}

/** Whether a run ends another: it is for the same partition, or for all. */
function meet(earlier: NewRun, run: NewRun): boolean {
  return run.partition === undefined || earlier.partition === run.partition;
}
