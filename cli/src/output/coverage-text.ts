import type { CoverageCount } from "@wondertwin/framework/contracts";

/** Coverage in words, the deepest level first; levels without an operation are left out. */
export function coverageText(coverage: CoverageCount): string {
  return (["modelled", "derived", "described", "refused"] as const)
    .filter((level) => coverage[level] > 0)
    .map((level) => `${coverage[level]} ${level}`)
    .join(" · ");
}
