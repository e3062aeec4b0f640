import { wallClock } from "../clock/wall-clock.ts";
import type { Worlds } from "../engine/worlds.ts";

/** The longest a timer of the machine's can wait, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/**
 * Rings when something falls due in a partition whose clock goes by itself; where it stands still, only the
 * clock's being moved brings things about. It keeps no process alive.
 */
export class Alarm {
  readonly #worlds: Worlds;
  readonly #ring: () => void;
  #timer: NodeJS.Timeout | undefined;
  #wanted = false;
  #closed = false;

  constructor(options: { readonly worlds: Worlds; readonly ring: () => void }) {
    this.#worlds = options.worlds;
    this.#ring = options.ring;
  }

  /** Looks anew for what comes next, once this turn of the event loop is over. */
  set(): void {
    if (this.#wanted || this.#closed) return;
    this.#wanted = true;
    setImmediate(() => {
      this.#wanted = false;
      if (this.#closed) return;
      clearTimeout(this.#timer);
      const pause = this.#pause();
      if (pause !== undefined) this.#timer = setTimeout(() => this.#ring(), Math.min(pause, LONGEST)).unref();
    });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** How long until the next thing, in milliseconds of the machine's time. */
  #pause(): number | undefined {
    const wall = wallClock();
    let shortest: number | undefined;
    for (const { clock, agenda, outbox } of this.#worlds.all()) {
      const now = clock.peek(wall);
      const effect = agenda.nextDue();
      if (effect !== undefined && effect <= now) return 0;
      const { rate } = clock.state;
      if (rate === 0) continue;
      for (const due of [effect, outbox.nextDue()]) {
        // A delivery that is due already is under way.
        if (due === undefined || due <= now) continue;
        const pause = Math.ceil((due - now) / rate);
        if (shortest === undefined || pause < shortest) shortest = pause;
      }
    }
    return shortest;
  }
}
