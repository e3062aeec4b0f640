/** Something that is not as a scenario expects it. */
export interface Failure {
  /** What it is about: `status`, `body $.email`, `state /customer`. */
  readonly place: string;
  readonly message: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
}

export interface StepResult {
  readonly name: string;
  readonly status: "passed" | "failed" | "skipped";
  /** Milliseconds. */
  readonly duration_ms: number;
  readonly failures: readonly Failure[];
  /** What the twin answered, of a step that failed. */
  readonly answer?: { readonly status: number; readonly body: string };
}

export interface ScenarioResult {
  readonly file: string;
  readonly name: string;
  readonly passed: boolean;
  /** Milliseconds. */
  readonly duration_ms: number;
  readonly steps: readonly StepResult[];
}
