import type { BootArtifact, Coverage, CoverageCount } from "@wondertwin/framework/contracts";

/** Counts operations by coverage, the modelled ones taken out of what the description alone would give. */
export function countCoverage(boot: BootArtifact, modelled: ReadonlySet<string>): CoverageCount {
  const count: Record<Coverage, number> = { modelled: 0, derived: 0, described: 0, refused: 0 };
  for (const { id, coverage } of boot.operations) count[modelled.has(id) ? "modelled" : coverage] += 1;
  return count;
}
