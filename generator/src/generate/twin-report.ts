import type { CoverageCount, UnmappedOperation } from "@wondertwin/framework/contracts";
import type { BuiltTwin } from "./build-twin.ts";
import type { Timings } from "./stopwatch.ts";

/** What came of generating one twin. */
export interface TwinReport {
  readonly name: string;
  readonly title: string;
  readonly api_version: string;
  readonly operations: number;
  readonly coverage: CoverageCount;
  readonly unmapped: readonly UnmappedOperation[];
  /** Milliseconds by phase. */
  readonly timings: Timings;
}

export function reportOf({ manifest, timings }: BuiltTwin): TwinReport {
  const { name, title, api_version, operations, coverage, unmapped } = manifest;
  return { name, title, api_version, operations, coverage, unmapped, timings };
}

/** The report in one line. */
export function summaryOf({ name, operations, coverage, timings }: TwinReport): string {
  const levels = Object.entries(coverage).map(([level, count]) => `${count} ${level}`);
  const milliseconds = Object.values(timings).reduce((sum, time) => sum + time, 0);
  return `${name}: ${operations} operations (${levels.join(", ")}) in ${(milliseconds / 1000).toFixed(1)} s`;
}
