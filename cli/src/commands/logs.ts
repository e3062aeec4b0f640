import { EXIT, TwinError } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { interruption } from "../interruption.ts";
import { printable } from "../output/printable.ts";
import { followFile } from "../processes/follow-file.ts";
import { linesOf, logFileOf, readTail } from "../processes/log-file.ts";
import { stateFolderOf } from "../processes/state-folder.ts";
import { findProjectRoot } from "../project/project-root.ts";
import { unknownTwin } from "../project/select-twins.ts";
import { findTwinsFolder } from "../project/twins-folder.ts";
import { usageError } from "../usage-error.ts";

export const logs = defineCommand({
  syntax: "logs <twin>",
  describe: "Show what a twin has printed",
  positionals: { twin: { type: "string", demandOption: true, describe: "A twin's name" } },
  options: {
    follow: {
      type: "boolean",
      alias: "f",
      default: false,
      describe: "Go on with what is added, until Ctrl-C",
    },
    lines: { type: "number", alias: "n", requiresArg: true, default: 100, describe: "How many lines back" },
  },
  examples: [
    ["wt logs stripe -n 20", "the last 20 lines"],
    ["wt logs stripe --follow", "and whatever comes, across restarts"],
  ],
  run: async ({ twin, follow, lines }, output) => {
    if (!(Number.isInteger(lines) && lines >= 0))
      throw usageError("-n is not a number of lines.", "Write -n 20.");
    if (follow && output.json) {
      throw usageError(
        "--json gives one object, and a log that is followed has no end.",
        "Leave one of them out.",
      );
    }
    const file = logFileOf(stateFolderOf(findProjectRoot(process.cwd())), twin);
    const tail = readTail(file, lines);
    if (tail === undefined) throw whyNoLog(twin);
    if (follow) return followFrom(file, tail);
    output.result({ twin, file, lines: linesOf(tail.text) }, () => linesOf(printable(tail.text)).join("\n"));
    return EXIT.done;
  },
});

async function followFrom(file: string, tail: { text: string; end: number }): Promise<number> {
  const { signal, exitStatus } = interruption();
  const closed = new AbortController();
  process.stdout.once("error", () => closed.abort());
  const write = (text: string) => process.stdout.write(printable(text));
  write(tail.text);
  await followFile(file, { from: tail.end, signal: AbortSignal.any([signal, closed.signal]), onText: write });
  return signal.aborted ? exitStatus() : EXIT.done;
}

/** Either nobody has started the twin yet, or there is none of that name. */
function whyNoLog(name: string): TwinError {
  const known = findTwinsFolder(process.cwd(), process.env)?.twins.map((twin) => twin.name) ?? [];
  if (!known.includes(name)) return unknownTwin(name, known);
  return new TwinError("no_log", `${name} has not been started here, so there is no log.`, {
    hint: `Start it: wt up ${name}.`,
  });
}
