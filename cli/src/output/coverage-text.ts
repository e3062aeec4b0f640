import type { Coverage, CoverageCount } from "@wondertwin/framework/contracts";

/** How deeply operations answer, the deepest level first, each with what that means. */
export const LEVELS: { readonly [Level in Coverage]: string } = {
  modelled: "a spec says how it behaves",
  derived: "state is handled from the description's shape",
  described: "a valid answer without state",
  refused: "a clear error",
};

/** The names of the levels, the deepest first. */
export const LEVEL_NAMES: readonly Coverage[] = ["modelled", "derived", "described", "refused"];

/** Below this many columns a table with the whole coverage would break its lines. */
const ROOMY = 110;

/**
 * Coverage in words, the deepest level first; levels without an operation are left out, and those that keep
 * no state too where a terminal is narrow.
 */
export function coverageText(coverage: CoverageCount, columns: number = Number.POSITIVE_INFINITY): string {
  return LEVEL_NAMES.slice(0, columns < ROOMY ? 2 : LEVEL_NAMES.length)
    .filter((level) => coverage[level] > 0)
    .map((level) => `${coverage[level]} ${level}`)
    .join(" · ");
}
