import { wallClock } from "../clock/wall-clock.ts";
import type { Worlds } from "../engine/worlds.ts";
import type { ControlAction } from "../journal/record.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { LimitUsage, RateLimit } from "./rate-limit.ts";

/** A limit of the vendor's as it is listed. */
export type ListedLimit = Pick<RateLimit, "name" | "limit" | "per" | "by">;

/** What a partition has used of a limit in the window that lasts. */
export interface ListedUsage extends LimitUsage {
  readonly partition: string;
  readonly name: string;
  /** What is counted apart, such as a caller or an operation; empty where nothing is. */
  readonly of: string;
}

/** The vendor's rate limits, as it documents them. */
export interface LimitControl {
  list(): readonly ListedLimit[];
  /** Whether requests beyond them are refused. */
  enforced(): boolean;
  /**
   * Refuses requests beyond the limits, or lets them pass; a reset changes nothing of it.
   *
   * @example
   * twin.limits.enforce(true);
   */
  enforce(enforced: boolean): void;
  /** What is used up in the windows that last; counted where limits are enforced or shown in headers. */
  usage(): readonly ListedUsage[];
}

export interface LimitControlOptions {
  readonly twin: TwinModel;
  readonly worlds: Worlds;
  readonly perform: (action: ControlAction) => unknown;
}

export function createLimitControl({ twin, worlds, perform }: LimitControlOptions): LimitControl {
  return {
    list: () =>
      twin.limits.rules.map(({ name, limit, per, by }) => ({ name, limit, per, ...(by && { by }) })),
    enforced: () => worlds.enforcesLimits,
    enforce: (enforced) => {
      if (enforced !== worlds.enforcesLimits) perform({ do: "enforce_limits", enforced });
    },
    usage: () => {
      const wall = wallClock();
      return Array.from(worlds.all()).flatMap(({ name: partition, usage, clock }) =>
        twin.limits.used(usage, clock.peek(wall)).map((used) => ({ partition, ...used })),
      );
    },
  };
}
