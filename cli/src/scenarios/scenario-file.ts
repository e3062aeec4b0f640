import type { Scenario } from "./scenario.ts";

/** A scenario and where it is written. */
export interface ScenarioFile {
  readonly file: string;
  readonly scenario: Scenario;
  /** The twins that it names. */
  readonly twins: readonly string[];
}
