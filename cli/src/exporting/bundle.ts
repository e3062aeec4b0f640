import { type Capture, type Health, runBundle } from "@wondertwin/framework/contracts";
import type { TwinControl } from "../control/twin-control.ts";

/** Captures as other programs for twins bundle those of a run; captures of no run are said to be of `captures`. */
export async function bundleOf(
  twin: TwinControl,
  captures: readonly Capture[],
  run = "captures",
): Promise<string> {
  const { version } = await twin.ask<Health>("GET", "/_wt/health");
  const moment = (capture: Capture | undefined) => new Date(capture?.wall ?? 0).toISOString();
  const about = {
    id: run,
    started_at: moment(captures[0]),
    finished_at: moment(captures.at(-1)),
  };
  return runBundle(about, captures, { twin: twin.name, version });
}
