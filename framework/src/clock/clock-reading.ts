import { Clock, type ClockState } from "./clock.ts";

/** What a clock shows. */
export interface ClockReading {
  /** ISO 8601, UTC. */
  readonly now: string;
  /** How many times as fast as the machine's it goes; 0: it stands. */
  readonly rate: number;
  /** What the machine's clock shows; ISO 8601, UTC. */
  readonly real: string;
}

/** Reads a clock when the machine's shows `wall`; what it shows later does not depend on it. */
export function readClock(state: ClockState, wall: number): ClockReading {
  const now = new Clock(state).now(wall);
  return { now: new Date(now).toISOString(), rate: state.rate, real: new Date(wall).toISOString() };
}
