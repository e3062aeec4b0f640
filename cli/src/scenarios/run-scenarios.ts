import { basename } from "node:path";
import type { ScenarioResult } from "./result.ts";
import { runScenario } from "./run-scenario.ts";
import type { ScenarioFile } from "./scenario-file.ts";
import type { ScenarioTwin } from "./scenario-twin.ts";
import { steersTwins } from "./twins-named.ts";

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
 */
export async function runScenarios(
  files: readonly ScenarioFile[],
  { twins, jobs, signal, onResult }: ScenariosOptions,
): Promise<readonly ScenarioResult[]> {
  const results = new Map<ScenarioFile, ScenarioResult>();
  const runOne = async (file: ScenarioFile, partition: string | undefined) => {
    const own = twins.filter(({ name }) => file.twins.includes(name));
    const result = await runScenario(file, { twins: own, partition });
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

/** A file's name as a part of a partition's. */
function slug(file: string): string {
  return basename(file, ".json")
    .replace(/[^\w.-]/g, "-")
    .slice(0, 80);
}
