import type { ClearedRuns } from "../running/clear-dead-runs.ts";

/** What became of runs that were killed. */
export function clearedText({ ids, kept }: ClearedRuns): string {
  const what = `Cleared away what was left of ${ids.join(", ")}.`;
  return [what, ...kept.map((name) => `What a twin held before: wt snapshot load ${name}`)].join("\n");
}
