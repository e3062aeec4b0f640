import { TwinError } from "@wondertwin/framework/contracts";
import { CliError } from "../cli-error.ts";
import type { KnownTwin } from "./known-twin.ts";
import { readScenario } from "./read-scenario.ts";
import type { ScenarioFile } from "./scenario-file.ts";

/**
 * Reads scenario files, for a project that has these twins: those that the filter means.
 *
 * Throws `bad_scenario` with what is wrong with any of them, and `no_scenarios` where the filter means none.
 */
export function readScenarios(
  files: readonly string[],
  { filter, twins }: { readonly filter: string | undefined; readonly twins: readonly KnownTwin[] },
): readonly ScenarioFile[] {
  const wrong: CliError[] = [];
  const read = files.flatMap((file): readonly ScenarioFile[] => {
    try {
      return [readScenario(file, twins)];
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      wrong.push(error);
      return [];
    }
  });
  const [first] = wrong;
  if (first !== undefined) throw wrong.length === 1 ? first : allOf(wrong);
  const meant = read.filter(({ file, scenario }) => isMeant(`${file}\n${scenario.name}`, filter));
  if (meant.length > 0) return meant;
  throw new TwinError("no_scenarios", `No scenario has ${filter} in its file's name or its own.`, {
    hint: "Leave --filter out to run all of them.",
  });
}

function isMeant(text: string, filter = ""): boolean {
  return text.toLowerCase().includes(filter.toLowerCase());
}

function allOf(wrong: readonly CliError[]): CliError {
  return new CliError("bad_scenario", `${wrong.length} files are no scenarios that can be run.`, {
    hint: "What a scenario can say: wt test --schema.",
    details: wrong.flatMap(({ message, details }) => [message, ...details.map((line) => `    ${line}`)]),
  });
}
