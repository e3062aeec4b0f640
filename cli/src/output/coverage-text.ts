import type { CoverageCount } from "@wondertwin/framework/contracts";

const LEVELS = ["modelled", "derived", "described", "refused"] as const;

/** Below this many columns a table with the whole coverage would break its lines. */
const ROOMY = 110;

/**
 * Coverage in words, the deepest level first; levels without an operation are left out, and those that keep
 * no state too where a terminal is narrow.
 */
export function coverageText(coverage: CoverageCount, columns: number = Number.POSITIVE_INFINITY): string {
  return LEVELS.slice(0, columns < ROOMY ? 2 : LEVELS.length)
    .filter((level) => coverage[level] > 0)
    .map((level) => `${coverage[level]} ${level}`)
    .join(" · ");
}
