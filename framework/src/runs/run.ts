import type { ClockState } from "../clock/clock.ts";
import type { Fixtures } from "../seeding/check-fixtures.ts";

/** What partitions begin with: at the start of a run, and again whenever they are reset while it lasts. */
export interface RunOrigin {
  /** What all randomness comes from. Default: the twin's own seed. */
  readonly seed?: string;
  /** How their clocks go. Default: like the twin's. */
  readonly clock?: ClockState;
  /** Entities in them beside the spec's own seed. */
  readonly fixtures?: Fixtures;
}

/** A run as it is begun. */
export interface NewRun {
  readonly id: string;
  /** The partition whose captures are the run's; all unless told. */
  readonly partition?: string;
  readonly origin: RunOrigin;
}

/** A run as it is kept. */
export interface KeptRun extends NewRun {
  /** The machine's time of its start, in milliseconds since 1970. */
  readonly wall: number;
  /** The number of what began it: its captures come behind. */
  readonly n: number;
  readonly finished?: { readonly wall: number; readonly n: number };
}

/** A stretch of what is asked of a twin that belongs together, such as one run of a test suite. */
export interface Run {
  readonly id: string;
  readonly partition?: string;
  readonly seed?: string;
  /** The machine's time; ISO 8601, UTC. */
  readonly started_at: string;
  /** Absent while it lasts. */
  readonly finished_at?: string;
}

/** A run as it is shown. */
export function shownRun({ id, partition, origin, wall, finished }: KeptRun): Run {
  return {
    id,
    ...(partition !== undefined && { partition }),
    ...(origin.seed !== undefined && { seed: origin.seed }),
    started_at: new Date(wall).toISOString(),
    ...(finished && { finished_at: new Date(finished.wall).toISOString() }),
  };
}
