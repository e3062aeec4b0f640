import { TwinError } from "../contracts/twin-error.ts";

/** How a clock goes: it showed `shown` when the machine's clock showed `wall`, and goes `rate` times as fast. */
export interface ClockState {
  /** Milliseconds since 1970. */
  readonly shown: number;
  /** Milliseconds since 1970. */
  readonly wall: number;
  /** 1: like the machine's; 0: it stands still. */
  readonly rate: number;
  /** The latest moment it has shown; absent where nobody has looked. */
  readonly latest?: number;
}

/** A clock that goes with the machine's. */
export const realTime: ClockState = { shown: 0, wall: 0, rate: 1 };

/** A clock that stands still. */
export function stoppedAt(moment: number): ClockState {
  return { shown: moment, wall: 0, rate: 0 };
}

/**
 * A partition's time: a function of the machine's time and what was done to the clock, so that the same
 * machine's times give the same twin's times again.
 *
 * It never goes backwards, not even when the machine's clock does.
 */
export class Clock {
  #state: ClockState;
  #latest: number;

  constructor(state: ClockState) {
    this.#state = state;
    this.#latest = state.latest ?? Number.NEGATIVE_INFINITY;
  }

  /** How the clock goes; a clock made of it shows nothing before what this one showed. */
  get state(): ClockState {
    const { shown, wall, rate } = this.#state;
    return { shown, wall, rate, ...(Number.isFinite(this.#latest) && { latest: this.#latest }) };
  }

  /** What the clock shows when the machine's shows `wall`; milliseconds since 1970. */
  now(wall: number): number {
    this.#latest = this.peek(wall);
    return this.#latest;
  }

  /** The same for one who only looks: what the clock shows later does not depend on it. */
  peek(wall: number): number {
    const { shown, wall: since, rate } = this.#state;
    return Math.max(this.#latest, shown + (wall - since) * rate);
  }

  /**
   * Moves the clock forward by milliseconds; it goes on as it went.
   *
   * @throws TwinError `clock_backwards`
   */
  advance(by: number, wall: number): void {
    if (!(by >= 0)) throw backwards(`it shows ${shown(this.peek(wall))} and would be moved by ${by} ms`);
    this.#state = { shown: this.now(wall) + by, wall, rate: this.#state.rate };
  }

  /**
   * Sets the clock to a later moment; it goes on as it went.
   *
   * @throws TwinError `clock_backwards`
   */
  set(moment: number, wall: number): void {
    const now = this.peek(wall);
    if (!(moment >= now)) throw backwards(`it shows ${shown(now)}, and ${shown(moment)} is before that`);
    this.advance(moment - now, wall);
  }

  /**
   * Lets the clock go `rate` times as fast as the machine's from now on; 0 stops it.
   *
   * @throws TwinError `clock_backwards`
   */
  run(rate: number, wall: number): void {
    if (!(rate >= 0)) throw backwards(`a rate of ${rate} would turn it`);
    this.#state = { shown: this.now(wall), wall, rate };
  }
}

function backwards(why: string): TwinError {
  return new TwinError("clock_backwards", `A clock does not go backwards: ${why}.`, {
    hint: "Reset the twin first: its clock begins anew then.",
  });
}

function shown(moment: number): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? String(moment) : date.toISOString();
}
