import { EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { requireFolderOf, writeNamedFile } from "../exporting/write-named-file.ts";
import { interruption } from "../interruption.ts";
import { clearedText } from "../output/cleared-text.ts";
import type { Output } from "../output/output.ts";
import { scenarioText, summaryText } from "../output/scenarios-text.ts";
import { stateFolderOf } from "../processes/state-folder.ts";
import { readEntries } from "../project/operations-file.ts";
import { findProjectRoot } from "../project/project-root.ts";
import { selectTwins } from "../project/select-twins.ts";
import type { Twin } from "../project/twin.ts";
import { beginRun, type RunWish } from "../running/begin-run.ts";
import { endRun } from "../running/end-run.ts";
import type { Run } from "../running/run.ts";
import { unlessInterrupted } from "../running/unless-interrupted.ts";
import { findScenarios } from "../scenarios/find-scenarios.ts";
import { junitOf } from "../scenarios/junit.ts";
import { readScenarios } from "../scenarios/read-scenarios.ts";
import { runScenarios } from "../scenarios/run-scenarios.ts";
import { scenarioSchema } from "../scenarios/scenario-schema.ts";
import type { ScenarioTwin } from "../scenarios/scenario-twin.ts";
import { usageError } from "../usage-error.ts";

const DEFAULT_PATH = "scenarios";
/** Milliseconds that each twin has to get ready. */
const START = 20_000;

export const test = defineCommand({
  syntax: "test [paths..]",
  describe: "Run scenario files against twins",
  positionals: {
    paths: { type: "string", array: true, describe: `Files or folders; none: ${DEFAULT_PATH}` },
  },
  options: {
    filter: { type: "string", requiresArg: true, describe: "Only those whose file or name has this text" },
    jobs: { type: "number", alias: "j", requiresArg: true, default: 4, describe: "How many run at once" },
    junit: { type: "string", requiresArg: true, describe: "Write the results there as JUnit's XML" },
    twin: { type: "string", array: true, requiresArg: true, describe: "A twin's name or folder; none: all" },
    isolated: { type: "boolean", default: false, describe: "Leave twins that are up alone: start others" },
    schema: { type: "boolean", default: false, describe: "Print the JSON Schema of scenario files" },
  },
  examples: [
    ["wt test", "all files in scenarios"],
    ["wt test scenarios/checkout.json", "one"],
    ["wt test --filter refund --junit results.xml", "some, and a file for CI"],
    ["wt test --schema > scenario.schema.json", "for an editor that completes"],
  ],
  run: async ({ paths = [], filter, jobs, junit, twin: words = [], isolated, schema }, output) => {
    if (schema) {
      output.result({ schema: scenarioSchema }, () => JSON.stringify(scenarioSchema, null, 2));
      return EXIT.done;
    }
    if (!(Number.isInteger(jobs) && jobs > 0)) throw usageError("--jobs is not a number.", "Write --jobs 2.");
    if (junit !== undefined) requireFolderOf(junit);
    const known = selectTwins(words, process.cwd(), process.env);
    const files = readScenarios(findScenarios(paths.length > 0 ? paths : [DEFAULT_PATH]), {
      filter,
      twins: known.map(({ name, summary }) => ({ name, port: summary.port })),
    });
    const named = new Set(files.flatMap(({ twins }) => twins));
    const interrupted = interruption();
    const wish: RunWish = {
      folder: stateFolderOf(findProjectRoot(process.cwd())),
      partition: null,
      isolated,
      keep: false,
      seeds: new Map(),
      timeout: START,
      signal: interrupted.signal,
      onCleared: (cleared) => output.note(clearedText(cleared)),
    };
    const needed = known.filter(({ name }) => named.has(name));
    const run = await unlessInterrupted(beginRun(needed, wish));
    if (run === undefined) return interrupted.exitStatus();
    const results = await unwound(run, () =>
      runScenarios(files, {
        twins: run.twins.map(asScenarioTwin),
        jobs,
        signal: interrupted.signal,
        onResult: (result) => tell(output, () => scenarioText(result, output.style)),
      }),
    );
    if (junit !== undefined) writeNamedFile(junit, junitOf(results));
    if (interrupted.signal.aborted) return interrupted.exitStatus();
    const failed = results.filter(({ passed }) => !passed).length;
    output.result({ passed: results.length - failed, failed, scenarios: results }, () =>
      summaryText(results, output.style),
    );
    return failed === 0 ? EXIT.done : EXIT.negative;
  },
});

/** What comes before the result, for people alone. */
function tell({ json }: Output, text: () => string): void {
  if (!json) process.stdout.write(`${text()}\n`);
}

async function unwound<T>(run: Run, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await endRun(run);
  }
}

function asScenarioTwin({
  twin,
  url,
  control,
}: {
  twin: Twin;
  url: string;
  control: ScenarioTwin["control"];
}) {
  return {
    name: twin.name,
    port: twin.summary.port,
    url,
    control,
    operations: readEntries(twin.folder) ?? [],
  };
}
