import { readSeed } from "../project/read-seed.ts";
import { startReceiver } from "./receiver.ts";
import type { ScenarioResult, StepResult } from "./result.ts";
import { runStep } from "./run-step.ts";
import type { ScenarioFile } from "./scenario-file.ts";
import type { ScenarioTwin } from "./scenario-twin.ts";
import { seedFile } from "./seed-file.ts";
import { ofPartition, type Stage, twinOf } from "./stage.ts";
import { moveTime } from "./steer.ts";

/**
 * Runs a scenario from a fresh state. Behind a step that failed, the others still run, unless it should have
 * captured what they need. A set-up that failed counts as a step.
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
    const steps = await setUp({ file, scenario }, stage);
    let isOver = steps.length > 0;
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

/** Sets the stage; a step that failed where that could not be done. */
async function setUp(about: Pick<ScenarioFile, "file" | "scenario">, stage: Stage): Promise<StepResult[]> {
  const started = performance.now();
  try {
    await prepare(about, stage);
    return [];
  } catch (error) {
    const failures = [{ place: "setup", message: error instanceof Error ? error.message : String(error) }];
    return [{ name: "setup", status: "failed", duration_ms: performance.now() - started, failures }];
  }
}

/** Every scenario begins at the seed, whether it asks for that or not: what others did is none of its business. */
async function prepare(
  { file, scenario: { setup = {} } }: Pick<ScenarioFile, "file" | "scenario">,
  stage: Stage,
): Promise<void> {
  for (const { control } of stage.twins)
    await control.ask("POST", "/_wt/reset", { query: ofPartition(stage) });
  if (setup.time) await moveTime(setup.time, stage);
  for (const [name, path] of Object.entries(setup.seed_files ?? {})) {
    const { control } = twinOf(stage, name);
    const query = { partition: stage.partition ?? "*" };
    await control.ask("POST", "/_wt/seed", { query, body: readSeed(seedFile(path, file)) });
  }
}
