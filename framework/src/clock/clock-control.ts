import type { Worlds } from "../engine/worlds.ts";
import type { ControlAction } from "../journal/record.ts";
import { type ClockReading, readClock } from "./clock-reading.ts";
import { parseDuration } from "./duration.ts";
import { parseMoment } from "./moment.ts";
import { wallClock } from "./wall-clock.ts";

/** What a twin's clocks show, and how they are moved: one partition's, or those of all that are and will be. */
export interface ClockControl {
  /** What a partition's clock shows, or that of partitions nobody has entered yet. */
  clock(partition?: string): ClockReading;
  /**
   * Moves the clock forward.
   *
   * @throws TwinError `bad_duration`
   *
   * @example
   * twin.advance("30d");
   */
  advance(duration: string, partition?: string): void;
  /**
   * Sets the clock to a later moment; it goes on as it went.
   *
   * @throws TwinError `bad_time`, `clock_backwards`
   */
  setClock(moment: Date | string | number, partition?: string): void;
  /**
   * Lets the clock go `rate` times as fast as the machine's; 0 stops it.
   *
   * @throws TwinError `clock_backwards`
   */
  runClock(rate: number, partition?: string): void;
}

export interface ClockControlOptions {
  readonly worlds: Worlds;
  readonly perform: (action: ControlAction) => unknown;
}

export function createClockControl({ worlds, perform }: ClockControlOptions): ClockControl {
  const of = (partition: string | undefined) => (partition === undefined ? {} : { partition });
  return {
    clock: (partition) => readClock(worlds.clock(partition), wallClock()),
    advance: (duration, partition) =>
      void perform({ do: "advance", by: parseDuration(duration), ...of(partition) }),
    setClock: (moment, partition) =>
      void perform({ do: "set_clock", to: parseMoment(moment), ...of(partition) }),
    runClock: (rate, partition) => void perform({ do: "run_clock", rate, ...of(partition) }),
  };
}
