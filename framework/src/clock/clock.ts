import { wallClock } from "./wall-clock.ts";

/** A partition's time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

/** A clock that runs with the machine's. */
export const runningClock: Clock = { now: wallClock };

/** A clock that stands still. */
export function frozenClock(at: number): Clock {
  return { now: () => at };
}
