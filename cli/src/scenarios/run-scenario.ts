import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { readSeed } from "../project/read-seed.ts";
import { startReceiver } from "./receiver.ts";
import type { ScenarioResult, StepResult } from "./result.ts";
import { runStep } from "./run-step.ts";
import type { Scenario } from "./scenario.ts";
import type { ScenarioTwin } from "./scenario-twin.ts";
import { ofPartition, type Stage, twinOf } from "./stage.ts";
import { moveTime } from "./steer.ts";

/** A scenario and where it is written. */
export interface ScenarioFile {
  readonly file: string;
  readonly scenario: Scenario;
}

/**
 * Runs a scenario from a fresh state. Behind a step that failed, the others still run, unless it should have
 * captured what they need.
 *
 * Throws what the set-up throws.
 */
export async function runScenario(
  { file, scenario }: ScenarioFile,
  { twins, partition }: { readonly twins: readonly ScenarioTwin[]; readonly partition: string | undefined },
): Promise<ScenarioResult> {
  const started = performance.now();
  const receiver = await startReceiver();
  const variables = new Map<string, unknown>(Object.entries(scenario.variables ?? {}));
  const stage: Stage = { twins, partition, receiver, variables };
  try {
    await setUp({ file, scenario }, stage);
    const steps: StepResult[] = [];
    let isOver = false;
    for (const step of scenario.steps) {
      if (isOver) {
        steps.push({ name: step.name, status: "skipped", duration_ms: 0, failures: [] });
        continue;
      }
      const result = await runStep(step, stage);
      steps.push(result);
      isOver = result.status === "failed" && Object.keys(step.capture ?? {}).length > 0;
    }
    const passed = steps.every(({ status }) => status === "passed");
    return { file, name: scenario.name, passed, duration_ms: performance.now() - started, steps };
  } finally {
    receiver.close();
  }
}

/** Every scenario begins at the seed, whether it asks for that or not: what others did is none of its business. */
async function setUp({ file, scenario: { setup = {} } }: ScenarioFile, stage: Stage): Promise<void> {
  for (const { control } of stage.twins)
    await control.ask("POST", "/_wt/reset", { query: ofPartition(stage) });
  if (setup.time) await moveTime(setup.time, stage);
  for (const [name, path] of Object.entries(setup.seed_files ?? {})) {
    const { control } = twinOf(stage, name);
    const query = { partition: stage.partition ?? "*" };
    await control.ask("POST", "/_wt/seed", { query, body: readSeed(seedFile(path, file)) });
  }
}

/** A seed's path is from the scenario's folder, or from where the command runs. */
function seedFile(path: string, scenario: string): string {
  const beside = resolve(dirname(scenario), path);
  return existsSync(beside) ? beside : resolve(path);
}
