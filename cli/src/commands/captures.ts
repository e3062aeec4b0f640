import { type Capture, EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { followCaptures } from "../control/follow-captures.ts";
import { runningTwin } from "../control/running-twin.ts";
import { interruption } from "../interruption.ts";
import { captureLine, capturesText } from "../output/captures-text.ts";
import type { Output } from "../output/output.ts";
import { usageError } from "../usage-error.ts";
import { capturesCurl } from "./captures-curl.ts";
import { capturesDiff } from "./captures-diff.ts";
import { capturesExport } from "./captures-export.ts";
import { capturesImport } from "./captures-import.ts";
import { capturesShow } from "./captures-show.ts";

export const captures = defineCommand({
  syntax: "captures [twin]",
  describe: "Show what was asked of a running twin and how it answered",
  positionals: { twin: { type: "string", describe: "A twin's name; none: the only one that runs" } },
  options: {
    operation: { type: "string", requiresArg: true, describe: "Those of this operation" },
    status: { type: "string", requiresArg: true, describe: "Those with this status, as in 402 or 4xx" },
    since: { type: "string", requiresArg: true, describe: "From this moment of the twin's clock on" },
    partition: { type: "string", requiresArg: true, describe: "Those of one account" },
    limit: { type: "number", alias: "n", requiresArg: true, describe: "How many at most; 100 unless told" },
    follow: { type: "boolean", alias: "f", default: false, describe: "Go on with what comes, until Ctrl-C" },
    jsonl: { type: "boolean", default: false, describe: "One JSON object a line" },
  },
  examples: [
    ["wt captures", "the newest"],
    ["wt captures stripe --status 4xx --follow", "failures, as they come"],
    ["wt captures show 12", "one of them, with what it changed"],
  ],
  subcommands: [capturesShow, capturesDiff, capturesCurl, capturesExport, capturesImport],
  run: async ({ twin: word, follow, jsonl, ...filter }, output) => {
    if (follow && output.json)
      throw usageError("--json gives one object, and --follow has no end.", "Take --jsonl instead.");
    const twin = runningTwin(word);
    const found = await twin.ask<{ readonly captures: readonly Capture[] }>("GET", "/_wt/captures", {
      query: queryOf(filter),
    });
    if (!follow && !jsonl) {
      output.result({ twin: twin.name, ...found }, () => capturesText(found.captures, output.style));
      return EXIT.done;
    }
    const tell = teller(jsonl, output);
    for (const capture of found.captures) tell(capture);
    if (!follow) return EXIT.done;
    const { signal, exitStatus } = interruption();
    const after = found.captures.at(-1)?.id;
    await followCaptures(twin, { query: queryOf(filter), after, signal, onCapture: tell });
    return signal.aborted ? exitStatus() : EXIT.done;
  },
});

interface Filter {
  readonly operation: string | undefined;
  readonly status: string | undefined;
  readonly since: string | undefined;
  readonly partition: string | undefined;
  readonly limit: number | undefined;
}

function queryOf({ operation, status, since, partition, limit }: Filter) {
  return { operation, status, since, partition, limit };
}

function teller(jsonl: boolean, { style }: Output): (capture: Capture) => void {
  return (capture) => {
    process.stdout.write(`${jsonl ? JSON.stringify(capture) : captureLine(capture, style)}\n`);
  };
}
