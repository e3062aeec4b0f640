import { TwinError } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { requireFolderOf } from "../exporting/write-named-file.ts";
import { interruption } from "../interruption.ts";
import { clearedText } from "../output/cleared-text.ts";
import type { Output } from "../output/output.ts";
import { printableLine } from "../output/printable.ts";
import { stateFolderOf } from "../processes/state-folder.ts";
import { findProjectRoot } from "../project/project-root.ts";
import { selectTwins } from "../project/select-twins.ts";
import { beginRun, type RunWish } from "../running/begin-run.ts";
import { endRun } from "../running/end-run.ts";
import { type ExportedCaptures, exportRun } from "../running/export-run.ts";
import { interceptRun } from "../running/intercept-run.ts";
import { keepRun } from "../running/keep-run.ts";
import type { Run } from "../running/run.ts";
import { runEnvironment } from "../running/run-environment.ts";
import { isRunId } from "../running/run-folder.ts";
import { runProgram } from "../running/run-program.ts";
import { seedsOf } from "../running/seeds-of.ts";
import { unlessInterrupted } from "../running/unless-interrupted.ts";
import { usageError } from "../usage-error.ts";

export const run = defineCommand({
  syntax: "run",
  describe: "Run a program with twins at their seed, and leave them as they were",
  positionals: {},
  options: {
    twin: { type: "string", array: true, requiresArg: true, describe: "A twin it needs; none: all twins" },
    seed: {
      type: "string",
      array: true,
      requiresArg: true,
      describe: "JSON to begin with: FILE, or TWIN=FILE where there are several",
    },
    export: { type: "string", requiresArg: true, describe: "Write what was captured there: .jsonl or .har" },
    partition: { type: "string", requiresArg: true, describe: "Use this account's state alone" },
    isolated: { type: "boolean", default: false, describe: "Leave twins that are up alone: start others" },
    keep: { type: "boolean", default: false, describe: "Leave twins and their state as the program does" },
    "run-id": { type: "string", requiresArg: true, describe: "The run's name; one is made up unless told" },
    intercept: {
      type: "boolean",
      default: false,
      describe: "Let twins stand for the vendors' own hosts, so that nothing changes in the program",
    },
    offline: {
      type: "boolean",
      default: false,
      describe: "With --intercept: refuse every host that no twin stands for",
    },
    timeout: {
      type: "number",
      requiresArg: true,
      default: 20,
      describe: "Seconds each twin has to get ready",
    },
  },
  examples: [
    ["wt run -- npm test", "WT_STRIPE_URL says where the twin is; ends with npm's exit status"],
    [
      "wt run --seed shop.json --export run.har -- npx mocha",
      "with entities, and what was said written down",
    ],
    ["wt run --intercept --offline -- npm test", "the program asks api.stripe.com, and the twin answers"],
    ["wt run --partition acct_1worker1 -- ./worker.sh", "one account's state; others go on beside it"],
    ["wt run --keep -- npm test; wt inspect stripe", "and a look at what it left"],
  ],
  takesProgram: true,
  run: async ({ twin: words = [], seed = [], export: file, timeout, ...options }, output, program) => {
    const { partition = null, isolated, keep, "run-id": id, intercept, offline } = options;
    checkWish({ program, timeout, id, intercept, offline });
    // Found out now rather than when the program is through.
    if (file !== undefined) requireFolderOf(file);
    const twins = selectTwins(words, process.cwd(), process.env);
    if (twins.length === 0) throw noTwins();
    const seeds = seedsOf(
      seed,
      twins.map(({ name }) => name),
    );
    const interrupted = interruption();
    const wish: RunWish = {
      folder: stateFolderOf(findProjectRoot(process.cwd())),
      ...(id === undefined ? {} : { id }),
      partition,
      isolated,
      keep,
      seeds,
      timeout: timeout * 1000,
      signal: interrupted.signal,
      onCleared: (cleared) => output.note(clearedText(cleared)),
    };
    const begun = await unlessInterrupted(beginRun(twins, wish));
    if (begun === undefined) return interrupted.exitStatus();
    if (interrupted.signal.aborted) {
      await endRun(begun);
      return interrupted.exitStatus();
    }
    for (const { twin, url, borrowed } of begun.twins)
      output.note(printableLine(`${twin.name} at ${url}${borrowed ? "" : ", started for this run"}`));
    const did = await doRun(begun, { program, file, keep, output, intercept, offline });
    const data = {
      run_id: begun.id,
      status: did.status,
      twins: begun.twins.map(({ twin, url, borrowed }) => ({ name: twin.name, url, borrowed })),
      exported: did.exported,
      kept: did.kept,
    };
    output.result(data, () => "");
    return did.status;
  },
});

interface Wish {
  readonly program: readonly string[];
  readonly file: string | undefined;
  readonly keep: boolean;
  readonly output: Output;
  readonly intercept: boolean;
  readonly offline: boolean;
}

/** Runs the program, and leaves the twins as they are to be left whatever came of it. */
async function doRun(begun: Run, wish: Wish) {
  const { program, file, keep, output } = wish;
  let exported: readonly ExportedCaptures[] = [];
  let kept: readonly string[] = [];
  let status: number;
  try {
    const env = { ...process.env, ...runEnvironment(begun) };
    const start = (more = {}) =>
      runProgram(program, { env: { ...env, ...more }, stdoutToStderr: output.json });
    status = wish.intercept ? await interceptRun(begun, { ...wish, env }, start) : await start();
    if (file !== undefined) exported = await exportRun(begun, file);
  } finally {
    kept = await (keep ? keepRun(begun) : endRun(begun));
  }
  for (const { twin, file: path, captures } of exported)
    output.note(`${captures} captures of ${twin} are in ${path}.`);
  for (const name of kept) output.note(`What was there before: wt snapshot load ${name}`);
  return { status, exported, kept };
}

function checkWish({
  program,
  timeout,
  id,
  intercept,
  offline,
}: {
  program: readonly string[];
  timeout: number;
  id: string | undefined;
  intercept: boolean;
  offline: boolean;
}): void {
  if (program.length === 0)
    throw usageError("There is no program to run.", "Write it behind two dashes: wt run -- npm test.");
  if (!(timeout > 0))
    throw usageError("--timeout is not a number of seconds.", "Write for example --timeout 60.");
  if (offline && !intercept)
    throw usageError("--offline refuses what is intercepted.", "Write --intercept --offline.");
  if (id !== undefined && !isRunId(id))
    throw usageError(`${JSON.stringify(id)} cannot name a run.`, "Take letters, digits, dots and dashes.");
}

function noTwins(): TwinError {
  return new TwinError("no_twins", "The registry lists no twins.", { hint: "Generate some: wt generate." });
}
