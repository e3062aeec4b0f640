import { EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { runningTwin } from "../control/running-twin.ts";
import { allCaptures } from "../exporting/all-captures.ts";
import { bundleOf } from "../exporting/bundle.ts";
import { formatOf, writeCaptures } from "../exporting/write-captures.ts";
import { writeNamedFile } from "../exporting/write-named-file.ts";
import { printableLine } from "../output/printable.ts";

export const capturesExport = defineCommand({
  syntax: "export <file>",
  describe: "Write captures to a file, secrets left out",
  positionals: { file: { type: "string", demandOption: true, describe: "The file to write" } },
  options: {
    format: {
      choices: ["jsonl", "har", "bundle"] as const,
      describe: "One JSON object a line, an HTTP Archive, or a run's bundle; unless told, by the file's name",
    },
    twin: { type: "string", requiresArg: true, describe: "A twin's name; none: the only one that runs" },
    partition: { type: "string", requiresArg: true, describe: "Those of one account" },
    run: { type: "string", requiresArg: true, describe: "Those of one run" },
  },
  examples: [
    ["wt captures export session.har", "for browsers' tools and proxies"],
    ["wt captures export run.jsonl --format bundle --run r1", "for other programs that know twins"],
    ["wt captures export session.jsonl --partition acct_1", "of one account, a line each"],
  ],
  run: async ({ file, format = formatOf(file), twin: word, partition, run }, output) => {
    const twin = runningTwin(word);
    const captures = await allCaptures(twin, { partition, run });
    const path =
      format === "bundle"
        ? writeNamedFile(file, await bundleOf(twin, captures, run))
        : writeCaptures(file, captures, format);
    output.result(
      { twin: twin.name, file: path, format, captures: captures.length },
      () => `${captures.length} captures of ${twin.name} are in ${printableLine(file)}.`,
    );
    return EXIT.done;
  },
});
