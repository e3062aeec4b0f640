import { setTimeout as wait } from "node:timers/promises";
import type { Capture } from "@wondertwin/framework/contracts";
import type { Asked, TwinControl } from "./twin-control.ts";

/** How long to wait before asking for more, in milliseconds. */
const PAUSE = 200;

/** Gives captures as they come, until the signal is aborted. */
export async function followCaptures(
  twin: TwinControl,
  options: {
    readonly query: NonNullable<Asked["query"]>;
    /** The capture to begin behind; absent: the first one. */
    readonly after: number | undefined;
    readonly signal: AbortSignal;
    readonly onCapture: (capture: Capture) => void;
  },
): Promise<void> {
  const { query, signal, onCapture } = options;
  let { after = 0 } = options;
  while (!signal.aborted) {
    const { captures } = await twin.ask<{ readonly captures: readonly Capture[] }>("GET", "/_wt/captures", {
      query: { ...query, after },
    });
    for (const capture of captures) onCapture(capture);
    after = captures.at(-1)?.id ?? after;
    if (captures.length === 0) await wait(PAUSE, undefined, { signal }).catch(() => {});
  }
}
