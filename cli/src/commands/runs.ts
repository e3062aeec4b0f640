import { EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { requireFolderOf } from "../exporting/write-named-file.ts";
import type { Output } from "../output/output.ts";
import { printableLine } from "../output/printable.ts";
import { readSeed } from "../project/read-seed.ts";
import { appendForCi } from "../running/append-for-ci.ts";
import {
  currentRun,
  exportBundle,
  finishNamedRun,
  type RunManifest,
  startNamedRun,
} from "../running/named-run.ts";
import { runProgram } from "../running/run-program.ts";
import { twinAddressed } from "../running/twin-addressed.ts";
import { usageError } from "../usage-error.ts";

const ACTIONS = ["start", "finish", "current", "wrap"] as const;

interface Wish {
  readonly twin: string;
  readonly seed: number | undefined;
  readonly fixtures: string | undefined;
  readonly id: string | undefined;
  readonly file: string | undefined;
  readonly gzip: boolean;
  readonly program: readonly string[];
}

export const runs = defineCommand({
  syntax: "runs <action>",
  describe: "Begin and end a run on one twin step by step, as CI does; wt run does all of it",
  positionals: { action: { choices: ACTIONS, demandOption: true, describe: "What to do" } },
  options: {
    twin: {
      type: "string",
      requiresArg: true,
      default: "http://127.0.0.1:4111",
      describe: "The twin's URL, or its name",
    },
    seed: { type: "number", requiresArg: true, describe: "start: where randomness and the clock begin" },
    fixtures: { type: "string", requiresArg: true, describe: "start: JSON, a list of entities by resource" },
    "run-id": { type: "string", requiresArg: true, describe: "The run's name" },
    export: {
      type: "string",
      requiresArg: true,
      describe: "finish: write the run there, a line an exchange",
    },
    gzip: { type: "boolean", default: false, describe: "finish: compress that file" },
  },
  examples: [
    ["wt runs start --seed 42 --run-id ci-7", "reset, and from here on a run; tells GitHub's jobs its name"],
    ["wt runs finish --run-id ci-7 --export replay.jsonl.gz --gzip", "its end, and what was said in it"],
    ["wt runs wrap --seed 42 -- npm test", "both, around a program; ends with its exit status"],
  ],
  takesProgram: true,
  run: async ({ action, export: file, "run-id": id, ...rest }, output, program) => {
    const wish: Wish = { ...rest, id, file, program };
    checkWish(action, wish);
    return await { start, finish, current, wrap }[action](wish, output);
  },
});

async function start(wish: Wish, output: Output): Promise<number> {
  const twin = twinAddressed(wish.twin);
  const begun = await startNamedRun(twin, startOf(wish));
  appendForCi("GITHUB_ENV", `WT_RUN_ID=${begun.run_id}\nWT_TWIN_URL=${twin.url}\n`);
  output.result(begun, () => `The run ${printableLine(begun.run_id)} has begun.`);
  return EXIT.done;
}

async function finish(wish: Wish, output: Output): Promise<number> {
  const ended = await end(wish, wish.id ?? process.env["WT_RUN_ID"]);
  if (ended === undefined) {
    output.note(`No run is under way at ${wish.twin}: there is nothing to finish.`);
    output.result({ run: null }, () => "");
    return EXIT.done;
  }
  output.result({ run: ended, ...(wish.file !== undefined && { file: wish.file }) }, () =>
    endText(ended, wish),
  );
  return EXIT.done;
}

async function current({ twin }: Wish, output: Output): Promise<number> {
  const run = await currentRun(twinAddressed(twin));
  output.result(run, () => `${printableLine(run.run_id)}: ${run.entry_count} exchanges so far.`);
  return EXIT.done;
}

/** Runs the program in a run, which ends whatever comes of it. */
async function wrap(wish: Wish, output: Output): Promise<number> {
  const twin = twinAddressed(wish.twin);
  const { run_id } = await startNamedRun(twin, startOf(wish));
  const env = { ...process.env, WT_RUN_ID: run_id, WT_TWIN_URL: twin.url };
  let status: number;
  let ended: RunManifest | undefined;
  try {
    status = await runProgram(wish.program, { env, stdoutToStderr: output.json });
  } finally {
    ended = await end(wish, run_id);
  }
  if (ended) output.note(endText(ended, wish));
  output.result({ run: ended ?? null, status }, () => "");
  return status;
}

async function end(
  { twin: word, file, gzip }: Wish,
  id: string | undefined,
): Promise<RunManifest | undefined> {
  const twin = twinAddressed(word);
  const ended = await finishNamedRun(twin, id);
  if (ended === undefined) return undefined;
  if (file !== undefined) await exportBundle(twin, { id: ended.run_id, file, gzip });
  appendForCi(
    "GITHUB_STEP_SUMMARY",
    `${ended.twin_name}: run ${ended.run_id}, ${ended.entry_count} exchanges\n`,
  );
  return ended;
}

function endText({ run_id, entry_count }: RunManifest, { file }: Wish): string {
  const where = file === undefined ? "" : `; they are in ${printableLine(file)}`;
  return `The run ${printableLine(run_id)} is over, with ${entry_count} exchanges${where}.`;
}

function startOf({ id, seed, fixtures }: Wish) {
  return {
    ...(id !== undefined && { run_id: id }),
    ...(seed !== undefined && { seed }),
    ...(fixtures !== undefined && { fixtures: readSeed(fixtures) }),
  };
}

/** A command line that says more than its action takes may mean something else than it would do. */
function checkWish(action: (typeof ACTIONS)[number], wish: Wish): void {
  const { seed, fixtures, file, gzip, program } = wish;
  if (action === "wrap" && program.length === 0)
    throw usageError("There is no program to run.", "Write it behind two dashes: wt runs wrap -- npm test.");
  if (action !== "wrap" && program.length > 0)
    throw usageError(`${action} runs no program.`, "That is wt runs wrap -- PROGRAM.");
  if (seed !== undefined && !Number.isSafeInteger(seed))
    throw usageError("--seed is no number.", "Write --seed 42.");
  const begins = action === "start" || action === "wrap";
  if (!begins && (seed ?? fixtures) !== undefined)
    throw usageError(`${action} begins nothing.`, "--seed and --fixtures are for start and wrap.");
  const ends = action === "finish" || action === "wrap";
  if (!ends && (file !== undefined || gzip))
    throw usageError(`${action} ends nothing.`, "--export and --gzip are for finish and wrap.");
  if (gzip && file === undefined) throw usageError("--gzip compresses no file.", "Name one: --export FILE.");
  if (file !== undefined) requireFolderOf(file);
}
