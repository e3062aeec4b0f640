import { basename } from "node:path";
import { CliError } from "../cli-error.ts";
import type { ScenarioResult } from "./result.ts";
import { runScenario, type ScenarioFile } from "./run-scenario.ts";
import type { ScenarioTwin } from "./scenario-twin.ts";
import { steersTwins, twinsNamed } from "./twins-named.ts";

export interface ScenariosOptions {
  readonly twins: readonly ScenarioTwin[];
  /** How many run at once. */
  readonly jobs: number;
  readonly signal: AbortSignal;
  readonly onResult: (result: ScenarioResult) => void;
}

/**
 * Runs scenarios, several at once, each in a partition of its own; those that steer whole twins come one after
 * the other behind the rest. The results, in the order of the files.
 *
 * Throws `scenario_setup_failed`.
 */
export async function runScenarios(
  files: readonly ScenarioFile[],
  { twins, jobs, signal, onResult }: ScenariosOptions,
): Promise<readonly ScenarioResult[]> {
  const results = new Map<ScenarioFile, ScenarioResult>();
  const runOne = async (file: ScenarioFile, partition: string | undefined) => {
    const named = twinsNamed(file.scenario);
    const own = twins.filter(({ name }) => named.includes(name));
    const result = await runNamed(file, { twins: own, partition });
    results.set(file, result);
    onResult(result);
  };
  const alone = files.filter(({ scenario }) => steersTwins(scenario));
  const queue = files.filter((file) => !alone.includes(file)).entries();
  const worker = async () => {
    for (const [at, file] of queue) {
      if (signal.aborted) return;
      await runOne(file, `scenario-${at + 1}-${slug(file.file)}`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  for (const file of alone) if (!signal.aborted) await runOne(file, undefined);
  return files.flatMap((file) => results.get(file) ?? []);
}

async function runNamed(
  file: ScenarioFile,
  stage: Parameters<typeof runScenario>[1],
): Promise<ScenarioResult> {
  try {
    return await runScenario(file, stage);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CliError("scenario_setup_failed", `${file.file} cannot be set up: ${message}`, {
      hint: "Mend its setup.",
      cause: error,
    });
  }
}

/** A file's name as a part of a partition's. */
function slug(file: string): string {
  return basename(file, ".json")
    .replace(/[^\w.-]/g, "-")
    .slice(0, 80);
}
