import type { Capture } from "../capture/capture.ts";
import { type ClockState, stoppedAt } from "../clock/clock.ts";
import { parseMoment } from "../clock/moment.ts";
import { wallClock } from "../clock/wall-clock.ts";
import { TwinError } from "../contracts/twin-error.ts";
import type { Worlds } from "../engine/worlds.ts";
import type { ControlAction } from "../journal/record.ts";
import { checkFixtures } from "../seeding/check-fixtures.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { type KeptRun, type Run, type RunOrigin, shownRun } from "./run.ts";
import { type BundleManifest, bundleManifest, runBundle } from "./run-bundle.ts";

/** What a run is to be. */
export interface RunWish {
  /** Default: one made of the moment. */
  readonly id?: string;
  /** The partition it is about, which alone is reset; all unless told. */
  readonly partition?: string;
  /** What all randomness of the run comes from: the same text, the same ids. Default: the twin's seed. */
  readonly seed?: string;
  /** Stops the clock at this moment. Default: the clock goes as the twin's does. */
  readonly now?: Date | string | number;
  /** Entities by resource, as in a seed, that every partition of the run begins with. */
  readonly fixtures?: unknown;
}

/**
 * Stretches of what is asked of a twin that belong together, such as one run of a test suite: each begins at
 * the seed, and its captures bear its id.
 */
export interface RunControl {
  /**
   * Begins a run with a reset; a run of the same partition, or of any where this one is for all, is over then.
   *
   * @throws TwinError `bad_time`, `bad_seed`, `seed_failed`; nothing has changed then
   *
   * @example
   * twin.runs.start({ id: "suite", seed: "42", now: "2026-01-31T12:00:00Z" });
   */
  start(wish?: RunWish): Run;
  /**
   * Ends a run: that of the id, or the one that lasts.
   *
   * @throws TwinError `unknown_run` where none lasts, `other_run` where another one does
   */
  finish(id?: string): Run;
  /** The run that lasts, for all partitions or for this one. */
  current(partition?: string): Run | undefined;
  /**
   * What a run is, and how many captures of it there are.
   *
   * @throws TwinError `unknown_run`
   */
  manifest(id: string): BundleManifest;
  /**
   * A run's captures as other programs for twins bundle them: JSON lines, the manifest first.
   *
   * @throws TwinError `unknown_run`
   */
  bundle(id: string): string;
  /** All runs that are remembered: those that are over, then those that last. */
  list(): readonly Run[];
}

export interface RunControlOptions {
  readonly twin: TwinModel;
  readonly worlds: Worlds;
  /** All captures of a run. */
  readonly captures: (run: string) => readonly Capture[];
  readonly perform: (action: ControlAction) => unknown;
}

export function createRunControl({ twin, worlds, captures, perform }: RunControlOptions): RunControl {
  const { runs } = worlds;
  const { name, version } = twin.manifest;
  const known = (id: string) => {
    const run = runs.find(id);
    if (run) return shownRun(run);
    throw unknownRun(id);
  };
  return {
    start: ({ id = newId(runs.all().length), partition, ...wish } = {}) => {
      const origin = originOf(wish, twin);
      perform({ do: "begin_run", run: { id, ...(partition !== undefined && { partition }), origin } });
      return shownRun(required(runs.find(id), id));
    },
    finish: (id) => {
      const lasting = runs.all().filter(({ finished }) => !finished);
      const run = lasting.find((each) => id === undefined || each.id === id);
      if (!run) throw notLasting(id, lasting);
      perform({ do: "finish_run", id: run.id });
      return shownRun(required(runs.find(run.id), run.id));
    },
    current: (partition) => {
      const run = runs.lasting(partition);
      return run && shownRun(run);
    },
    manifest: (id) => bundleManifest(known(id), { twin: name, version, entries: captures(id).length }),
    bundle: (id) => runBundle(known(id), captures(id), { twin: name, version }),
    list: () => runs.all().map(shownRun),
  };
}

function originOf({ seed, now, fixtures }: RunWish, twin: TwinModel): RunOrigin {
  const clock: ClockState | undefined = now === undefined ? undefined : stoppedAt(parseMoment(now));
  return {
    ...(seed !== undefined && { seed }),
    ...(clock && { clock }),
    ...(fixtures !== undefined && { fixtures: structuredClone(checkFixtures(twin, fixtures)) }),
  };
}

/** An id that no run of this twin has, as other programs for twins make theirs. */
function newId(count: number): string {
  return `wt-run-${wallClock()}-${count.toString(16).padStart(4, "0")}`;
}

function required(run: KeptRun | undefined, id: string): KeptRun {
  if (!run) throw new Error(`The run ${id} is not there.`);
  return run;
}

function notLasting(id: string | undefined, lasting: readonly KeptRun[]): TwinError {
  const [other] = lasting;
  if (id === undefined || !other) return unknownRun(id);
  return new TwinError("other_run", `The run under way is ${other.id}, not ${id}.`, {
    hint: "Finish a run by the id that its start gave.",
  });
}

/** No such run, or none at all under way. */
export function unknownRun(id?: string): TwinError {
  const message = id === undefined ? "No run is under way." : `There is no run ${id}.`;
  return new TwinError("unknown_run", message, { hint: "Start one: POST /_wt/runs." });
}
