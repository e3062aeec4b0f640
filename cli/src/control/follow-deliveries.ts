import { setTimeout as wait } from "node:timers/promises";
import type { ListedDelivery } from "@wondertwin/framework/contracts";
import type { Asked, TwinControl } from "./twin-control.ts";

type Attempt = ListedDelivery["attempts"][number];

/** One attempt to tell a subscriber of an event. */
export interface FollowedAttempt {
  /** Of the delivery as it stands behind the attempt. */
  readonly delivery: Omit<ListedDelivery, "attempts">;
  /** Counts up from 1. */
  readonly number: number;
  readonly attempt: Attempt;
}

/** How long to wait before asking for more, in milliseconds. */
const PAUSE = 200;
const MOST = 1000;

/** Gives attempts as they are made, from now on until the signal is aborted. */
export async function followDeliveries(
  twin: TwinControl,
  options: {
    readonly query: NonNullable<Asked["query"]>;
    readonly signal: AbortSignal;
    readonly onAttempt: (attempt: FollowedAttempt) => void;
    /** Told once what was there before has been left behind. */
    readonly onReady: () => void;
  },
): Promise<void> {
  const { query, signal, onAttempt, onReady } = options;
  const seen = new Map<string, number>();
  const look = async (tell: (attempt: FollowedAttempt) => void) => {
    const { deliveries } = await twin.ask<{ readonly deliveries: readonly ListedDelivery[] }>(
      "GET",
      "/_wt/deliveries",
      { query: { ...query, limit: MOST } },
    );
    for (const delivery of deliveries) {
      const { attempts, ...rest } = delivery;
      const { id } = rest;
      // A reset counts deliveries anew: one with fewer attempts than before is another.
      const known = seen.get(id) ?? 0;
      for (const [index, attempt] of attempts.entries())
        if (index >= (attempts.length < known ? 0 : known))
          tell({ delivery: rest, number: index + 1, attempt });
      seen.set(id, attempts.length);
    }
  };
  await look(() => {});
  onReady();
  while (!signal.aborted) {
    await wait(PAUSE, undefined, { signal }).catch(() => {});
    if (!signal.aborted) await look(onAttempt);
  }
}
