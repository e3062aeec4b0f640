import { EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { clearedText } from "../output/cleared-text.ts";
import type { Style } from "../output/style.ts";
import { table } from "../output/table.ts";
import { withLock } from "../processes/lock.ts";
import { readState } from "../processes/state-file.ts";
import { type StateFolder, stateFolderOf } from "../processes/state-folder.ts";
import { type TakenDown, takeDown } from "../processes/take-down.ts";
import { findProjectRoot } from "../project/project-root.ts";
import { nameMeantBy, unknownTwin } from "../project/select-twins.ts";
import { findTwinsFolder } from "../project/twins-folder.ts";
import { clearDeadRuns } from "../running/clear-dead-runs.ts";
import { usageError } from "../usage-error.ts";

const WORDS = {
  stopped: "stopped",
  killed: "killed: it did not end by itself",
  gone: "had already ended",
} as const;

export const down = defineCommand({
  syntax: "down [twins..]",
  describe: "Stop twins",
  positionals: { twins: { type: "string", array: true, describe: "Names or folders; none: all that run" } },
  options: {
    timeout: { type: "number", requiresArg: true, default: 5, describe: "Seconds until a twin is killed" },
  },
  examples: [
    ["wt down", "all twins of this project"],
    ["wt down stripe", "one of them"],
  ],
  run: async ({ twins: words = [], timeout }, output) => {
    if (!(timeout >= 0))
      throw usageError("--timeout is not a number of seconds.", "Write for example --timeout 2.");
    const folder = stateFolderOf(findProjectRoot(process.cwd()));
    const names = words.map((word) => nameMeantBy(word, process.cwd()));
    checkNames(names, folder);
    if (names.length === 0) {
      const cleared = await withLock(folder, () => clearDeadRuns(folder));
      if (cleared.ids.length > 0) output.note(clearedText(cleared));
    }
    const taken = await takeDown(folder, { grace: timeout * 1000, ...(names.length > 0 ? { names } : {}) });
    const idle = names.filter((name) => taken.every((one) => one.name !== name));
    output.result({ twins: [...taken, ...idle.map((name) => ({ name, ending: "not_running" }))] }, () =>
      downText(taken, idle, output.style),
    );
    return EXIT.done;
  },
});

/** A name that neither runs nor stands in the registry is a slip. */
function checkNames(names: readonly string[], folder: StateFolder): void {
  if (names.length === 0) return;
  const registered = findTwinsFolder(process.cwd(), process.env)?.twins.map(({ name }) => name) ?? [];
  const known = [...Object.keys(readState(folder)), ...registered];
  for (const name of names) if (!known.includes(name)) throw unknownTwin(name, known);
}

function downText(taken: readonly TakenDown[], idle: readonly string[], { dim, strong }: Style): string {
  if (taken.length === 0 && idle.length === 0) return dim("No twins run here.");
  return table([
    ...taken.map(({ name, ending }) => [`  ${dim("○")} ${strong(name)}`, WORDS[ending]]),
    ...idle.map((name) => [`  ${dim("○")} ${strong(name)}`, dim("was not running")]),
  ]);
}
